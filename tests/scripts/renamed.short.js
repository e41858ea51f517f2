//// variables, parameters and functions
(function(){"use strict";const a=1;let b=a+1;function c(d){return a+b+d;}out(c(b));})();
//// properties keep their names
(function(){const a={value:1,other:{value:2}};out(a.value,a?.value,a.other.value,a["value"],a?.["value"]);a.other.other=a;})();
//// shorthand
(function(){const a=1,b=2;const c={longer:a,other:b,method(){return a;}};out(c,{longer:a},a,b);})();
//// patterns
(function(){function a({alpha:b,beta:c=b,gamma:e=c,...f},[d,,g=d,...h]=[]){return[b,c,e,f,d,g,h];}out(a({alpha:1,more:2},[1,2,3,4]),a.call(null,{gamma:{}}));})();
//// patterns that assign
(function(){let a=1,b=2,c={};[a,b]=[b,a];({alpha:a,beta:b=3,gamma:c.gamma,...c.rest}={alpha:a,gamma:b});({alpha:b}={alpha:a});out(a,b,c);})();
//// deep patterns with computed keys
(function(){const a="k";const{[a]:b=a,[a+1]:[c=b]=[]}={k:5};const d={[a]:b,[a+"x"](){return a;},get[a+"g"](){return c;}};out(b,c,d.kx(),d.kg);})();
//// templates
(function(){const a="n",b=[1,2];out(`a ${a} b ${b.map((c)=>`${c}: ${a} ${{name:`}`}.name}`).join(`,`)} name`,String.raw`\n${a}`);})();
//// a name of outside in one place, declared in another
(function(){function b(a){return a+1;}const c=new Map();function d(){const a=1;return a;}out(b(1),c.size,d(),typeof document);})();
//// a short name of outside
var a=7,b=8;(function(){function c(d,e){return d+e+a+b;}out(c(1,2));})();
//// what other scripts see keeps its name
var shared=1;let kept=2;function called(a){return a+shared;}class Seen{constructor(a){this.given=a;}}{let a=kept;out(a+called(a),new Seen(a).given);}
//// labels
(function(){outer:for(const a of[1,2]){inner:for(const b of[1,2]){if(b===a)continue outer;if(b>a)break inner;out(a,b);}}})();
//// switch, ternary and labels look alike
(function(){const a=1,b=2;let c;switch(a?b:a){case a:c=a;break;case b:{let d=b;c=d?a:b;break;}default:c=0;}out(c,a?{one:a}:{two:b},{one:b?a:b});})();
//// a block hides a name
(function(){let c=1;{let a=2;{const b=3;out(b);}out(a);}for(let a=4;a<5;a++){let b=a;{let d=b+1;out(d,b);}}out(c);})();
//// var belongs to the function
(function(){if(true){var c=1;for(var a of[1,2]){var b=(b||0)+a;}}out(c,a,b,typeof d);if(false){var d;}})();
//// a var of a parameter's name
(function(){function b(a,d=()=>a){var a;var e=a;a=3;return[a,e,d()];}function c(a){function a(){return 1;}return a();}out(b(1),c(2));})();
//// a default looks past the body
(function(){const a="outer";function b(c=()=>a){var d="inner";return c()+d;}out(b());})();
//// closures in loops
(function(){const b=[];for(let a=0;a<3;a++)b.push(()=>a);for(const a in{one:1,two:2})b.push(()=>a);for(const{length:a}of["a","bb"])b.push(()=>a);out(b.map((a)=>a()));})();
//// names of function and class expressions
(function(){const c=function a(b){return b?a(b-1)+1:typeof a;};const d=class a{static make(){return new a();}who(){return this instanceof a;}};out(c(2),d.make().who(),typeof inner,typeof Named);})();
//// a function expression whose name is hidden
(function(){const b=function d(a){var e=a;return e;};const c=function d(a){return a;};out(b(1),c(2));})();
//// classes
(function(){"use strict";const e="made",c=2;class d{start=c;static count=c;#hidden=c;static #total=1;get start2(){return this.start;}set start2(a){this.start=a;}static{var a=1;const g=a;d.first=g;}[e](a=c){return a+this. #hidden+d. #total;}static has(a){return #hidden in a;}async later(){}*each(){yield c;}static async*all(){yield*[e];}get;set;static;async;"quoted"=e;12=c}class f extends(0,d){constructor(a){super();this.own=a;}made(...a){return super.made(...a);}}const b=new f(5);b.start2=9;out(b.made(),b.start,b.own,d.first,d.has(b),[...b.each()],Object.keys(b));})();
//// getters, setters and words of some places
(function(){let d=1,b=2,c=[3],f=4,g=5,h=6;const a={get:d,set:b,of:c,get value(){return d;},set value(i){b=i;},async(){return g;},get(){return f;},async later(){},*each(){yield d;},async*all(){},static:1,new:2,if:b,};a.value=8;for(c of c)out(c);function e(){return new.target===e;}out(a.value,b,f,g,h,a.get(),a.async(),a.if,new e()instanceof e);})();
//// async, await and generators
(function(){async function e(a){const c=await a;for await(const d of[c,c])out(d);return(async(d)=>{const h=await d;return h+c;})(a);}const f=async a=>a;function*g(a){const c=yield a;yield*a;yield;const d=[yield c,`${yield}`];return d;}e(1).then((a)=>out(a));f(2).then(out);const b=g([1,2]);out(b.next().value,b.next(4).value,b.next().value,b.next().value,b.next(6).value);})();
//// catch
(function(){try{throw{message:1,detail:2};}catch({message:a,detail:b}){out(a,b);}try{null.x;}catch(a){let b=a;out(b===a);}try{throw 1;}catch{out("none");}finally{const a=1;out(a);}})();
//// arguments and this
(function(){"use strict";function b(a,d){a=5;return[arguments.length,arguments[0],a,d,this===undefined];}const c=(...a)=>a.length;out(b(1,2),c(1,2,3));})();
//// arguments follow parameters
(function(){function a(b){b=5;return arguments[0];}out(a(1));})();
//// regular expressions
(function(){const a="text",c= /text|[/]`[$]{2}/gu,b=4;out(c.test(a),b/2/b,a.replace(/t(?<text>e)/,(d,e)=>e+d));})();
//// line ends that end statements
(function(){let a=1
let b=2
a
++b
const c=a;[a,b].forEach((e)=>out(e,c))
function d(){return
a}
out(d(),a,b)
do a++;while(a<5)out(a)})()
//// operators
(function(){let a=1,b={key:1},c=null;a+=2;a**=2;a||=3;c??=a;a&&=c;const d="key";out(d in b,!(d in b),typeof a,void a,delete b.key,b instanceof Object,a++ + ++a,-a- -a,c?.count,c??a,(a,d),a>1?d:b,~a>>>1);})();
//// arrows
(function(){const c=(a)=>(b)=>a+b,d=()=>({}),e=(a)=>{return a;},f=(b,...a)=>a,g=({key},[a])=>key+a,h=a=>a,i=(a=(b)=>b+1)=>a(1);out(c(1)(2),d(),e(3),f(1,2),g({key:1},[2]),h(4),i());})();
//// strict functions in blocks
(function(){"use strict";const a=[];if(true){function b(){return 1;}a.push(b());}{function b(){return 2;}a.push(b());}out(a,typeof inside);})();
//// functions that are used before
(function(){out(a(2));function a(c){return b+c;}var b=3;out(a(2));})();
//// keywords as properties
(function(){const a={if:1,class:2,new:3,in:4,of:5,this:6};const{if:b,class:c}=a;out(a.if,a.class,a.new,a.in,a.of,a?.this,b,c);})();
//// numbers and strings as keys
(function(){const a=1,b={1:a,"two":a,3.5:a,0x10:a,"value":2,5(){return a;}};const{1:c,"two":d,"value":e}=b;out(c,d,e,b);})();
//// a licence stays
(function(){ /*! value: the licence
 of value */
const a=1;out(a);})();
//// names that stand only in shorthand keep them
(function(){const a=({first,second,third})=>({first,second,third});out(a({first:1,second:2}));})();
//// calls and members
(function(){const a={call:(c)=>({given:c}),list:[(c)=>c]},b=0;out(a.call(1).given,a.list[b](2),a?.call?.(3)?.given,a.none?.[b],new(class{value=b;})().value,new Map([[b,a]]).get(b).list.length);})();
//// a name for each place
(function(){const e=1;function f(b,c){const a=b+c;return[a].map((d)=>d+a);}function g(b,c){return[b,c].map((a,d)=>a+d+e);}out(f(1,2),g(3,4));})();
//// more names than letters
(function(){let a=0;const b=1,e=2,f=3,g=4,h=5,i=6,j=7,k=8,l=9,m=10,n=11,o=12,p=13,q=14,r=15,s=16,t=17,u=18,v=19,w=20,x=21,y=22,z=23,A=24,B=25,C=26,D=27,E=28,F=29,G=30,H=31,I=32,J=33,K=34,L=35,M=36,N=37,O=38,P=39,c=40,Q=41,R=42,S=43,T=44,U=45,V=46,W=47,X=48,Y=49,Z=50,_=51,$=52,aa=53,ba=54,ca=55,da=56,ea=57,d=58;out(a+b+d+c);})();
