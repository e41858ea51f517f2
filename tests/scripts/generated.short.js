//// 1
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){"use strict";let n=60;const i=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function j(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function k(c,...f){if(typeof c!=="function")return 0;const d=c(...f);if(d instanceof Promise)d.then((q)=>e("then",q),()=>e("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function h(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+h(c[d],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const o=globalThis.out,e=(...c)=>o(c.map((f)=>{try{return h(f);}catch{return"fault";}}));list1:for(const c of[1,2]){;break list1;}
for(const c of[{value:1},[2]].map(i)){;}
{let c=0;do{try{e(typeof m,typeof other,typeof g,typeof item,typeof a,typeof b);}catch{e("early");}}while(c++ <1)}
let[r,l]=i(item);for(var m of[1,2]){for(const c in{value:1,item:2}){for(var a of[1,2]){;}}}
if(_x){class c{}
for(const{other:d,b,other:{item,[h(k(p,l,...[b]))]:f=a}=Object(f)[h(2)]}of[{value:1},[2]].map(i)){;}}else{try{;throw{value:typeof g};}catch([]){;}finally{;}
var g=k((function*([a]={},[]={},c={}){if(n-- <0)return 0;;return Object(Object("other").value).value;}),"of");}
for(var p of[1,2]){value2:for(const c of[1,2]){;if(c)continue value2;}}
switch(({value:{of:globalThis.q=g,_x,$},value:l=j(globalThis)*j("Map")}=Object(g))){case Object("größe")?.value:;case async_:break;default:;}
try{e(m,other,g,item,a,b);}catch{e("end");}})();
//// 2
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let k=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function m(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function h(c,...f){if(typeof c!=="function")return 0;const e=c(...f);if(e instanceof Promise)e.then((j)=>d("then",j),()=>d("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function g(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+g(c[e],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const i=globalThis.out,d=(...c)=>i(c.map((f)=>{try{return g(f);}catch{return"fault";}}));if((value===h("async_",value,...[0]))){;}else{try{d(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{d("early");}
try{new(class c{static set item(f){get;}})().value;}catch{d("fault");}}
{let c=0;do{if((_x=Object(({12:4,name,list})))){;}else{}}while(c++ <1)}
try{d(value,other,list,item,a,b);}catch{d("end");}})();
//// 3
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){"use strict";let e=60;const t=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function u(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function n(c,...g){if(typeof c!=="function")return 0;const d=c(...g);if(d instanceof Promise)d.then((k)=>f("then",k),()=>f("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function h(c,g=0){return typeof c==="object"&&c?(g>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+h(c[d],g+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const q=globalThis.out,f=(...c)=>q(c.map((g)=>{try{return h(g);}catch{return"fault";}}));class Map{set(c={}){if(e-- <0)return 0;try{for(const g in{value:1,item:2}){;}throw{value:Object($)[h(list)]};}catch(g){for(let $=0,d=0;d<2;d++){;}
try{f(n((function(v,{async_:d=["undef",...[k]],[h((2,d))]:k=(class l{}),of:w=(class{set value(l){a;}'quoted'=Object("Map")[h(5)];set value(l){d;}})}={}){if(e-- <0)return 0;class l{static value=("out2"?_x:b);'quoted'=({async_:d,if(){if(e-- <0)return 0;class x{}
function r(m,j=(class{item(s,i=globalThis){if(e-- <0)return 0;try{f(typeof j,typeof other,typeof m,typeof i,typeof a,typeof b);}catch{f("early");}
list1:for(const o of[1,2]){;if(o)continue list1;}return(m?typeof j:(j="undef"));}}),...y){if(e-- <0)return 0;for(const i in{value:1,item:2}){;}
try{;throw{value:Object("other").value};}catch({a:$,item:a,value=({...Object(m),Map})}){for(const i in{value:1,item:2}){;}}finally{let i=typeof r;}
for(const i in{value:1,item:2}){function*s({other:o,a:{},other:[a=typeof j]}={},...z){if(e-- <0)return 0;switch(({set(p=(a=Object(p)),A){if(e-- <0)return 0;;return(({async_:d}),Object("a")[h("of")]);}})){case n(((p)=>{if(e-- <0)return 0;;return(other!=="größe");}),"$"):;case $:break;default:;}
return 4;}}return 5;}return"undef";}});}
return"out2";}),get));}catch(d){f("fault");}}finally{;}
return 6;}#hidden=1;has(c){return #hidden in Object(c);}static{;}}
try{f(value,other,list,item,a,b);}catch{f("end");}})();
//// 4
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let k=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function h(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function n(c,...f){if(typeof c!=="function")return 0;const e=c(...f);if(e instanceof Promise)e.then((i)=>g("then",i),()=>g("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function d(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+d(c[e],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const m=globalThis.out,g=(...c)=>m(c.map((f)=>{try{return d(f);}catch{return"fault";}}));{;}
for(let c of[{value:1},[2]].map(l)){function f([e,,]={},i,o=Object("item")[d(3)],...p){if(k-- <0)return 0;for(let q=0,j=0;j<2;j++){if(h(`of ${d(4)} ${`${d({a:"Map"})}`}`)<h(`other ${d(undef)} ${`${d({a:"Map",name})}`}`)){;}else{;}}}}
try{g(value,other,list,item,a,b);}catch{g("end");}})();
//// 5
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){let i=60;const o=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function p(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function k(c,...f){if(typeof c!=="function")return 0;const e=c(...f);if(e instanceof Promise)e.then((h)=>g("then",h),()=>g("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function d(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+d(c[e],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const l=globalThis.out,g=(...c)=>l(c.map((f)=>{try{return d(f);}catch{return"fault";}}));async function j(c,f,...e){if(i-- <0)return 0;;return new(class h{static get=value;})().value;}
try{g(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{g("early");}
try{`async_ ${d(Object("out2").list)} ${`${d({value:j})}`}`;}catch{g("fault");}
{{let c=0;do{for(let e=0,f=0;f<2;f++){{if(`undef ${d(b)} ${`${d({})}`}`){try{_x=(class h{});}catch{g("fault");}
var q=k(({Map:j,get:{'quoted':globalThis.q=(function(b,h){if(i-- <0)return 0;{;}
for(const r in{value:1,item:2}){{let m=0;do{{let n=0;do{;}while(n++ <1)}}while(m++ <1)}}
try{b= /value[/'"`]?/u.test(d(value));}catch{g("fault");}return`undef ${d(`async_ ${d("b")} ${`${d({})}`}`)} ${`${d({})}`}`;}),if:globalThis.p,b}}=Object(j)),async_,...[({b:0})]);}else{;}
list1:for(const h of[1,2]){;break list1;}}}}while(c++ <1)}}
for(let a=0,c=0;c<2;c++){{let f=0;do{{try{try{async_= /other[/'"`]?/u.test(d((({[d(/out2[/'"`]?/u.test(d(e)))]:e=("_x"===2),$,undef}={},{item,of:h}={})=>(i-- <0?0:"get"))));}catch{g("fault");}throw{value:"a"};}catch(e){}finally{;}}}while(f++ <1)}}
try{g(value,other,list,item,a,b);}catch{g("end");}})();
//// 6
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){let j=60;const k=(d)=>Object.assign(["x",[1],[2]],typeof d==="object"?d:{});function i(d){return typeof d==="number"?d:typeof d==="string"?d.length:0;}
function r(d,...g){if(typeof d!=="function")return 0;const e=d(...g);if(e instanceof Promise)e.then((l)=>f("then",l),()=>f("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function m(d,g=0){return typeof d==="object"&&d?(g>1?"deep":Object.keys(d).slice(0,4).map((e)=>e.slice(0,9)+":"+m(d[e],g+1)).join()):typeof d==="function"?"function":typeof d==="symbol"?"symbol":String(d).slice(0,30);}
const s=globalThis.out,f=(...d)=>s(d.map((g)=>{try{return m(g);}catch{return"fault";}}));for(const d of[{value:1},[2]].map(k)){try{async_=(function*b(g=({12:"größe",12:undef}),e,l=(0??list)){if(j-- <0)return 0;;return(typeof e??({value:Map,async_:g}));});}catch{f("fault");}}
for(const $ in{value:1,item:2}){;}
for(let g=0,d=0;d<2;d++){for(const e of[{value:1},[2]].map(k)){;}
try{of=(undef=(class{}));}catch{f("fault");}}
list1:for(const d of[1,2]){try{;throw{value:i("of")|i(c)};}catch(g){for(const e in{value:1,item:2}){for(let l of[{value:1},[2]].map(k)){for(const{item:t,if:v,list:u}of[{value:1},[2]].map(k)){try{;throw{value:(async(h=(t="undef"),n)=>(j-- <0?0:(n,(class{static get item(){return größe;}static(){if(j-- <0)return 0;class o{'quoted'=o;}
{let p=0;do{;}while(p++ <1)}return other;}}))))};}catch(n){for(let o=0,h=0;h<2;h++){;}
if([(b=0),...[i("name")/i("a")]]){if(Object(Object(3).name_)[m(typeof b)]){{let h=0;do{;}while(h++ <1)}}else{;}}else{{;}
{value2:for(const h of[1,2]){try{i(u)/i(r("größe",4,...[7]));}catch{f("fault");}if(h)continue value2;}
for(var $ of[1,2]){;}}}}finally{;}
switch(l){case((n,[h=(function*p(){if(j-- <0)return 0;try{list3:for(const q of[1,2]){;if(q)continue list3;}throw{value:2};}catch(q){;}finally{;}return p;}),b=0,,]={},o)=>(j-- <0?0:3)):;case b:break;default:;}}}}}finally{;}if(d)continue list1;}
try{f(value,other,list,item,a,b);}catch{f("end");}})();
//// 7
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){let j=60;const k=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function l(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function m(c,...f){if(typeof c!=="function")return 0;const d=c(...f);if(d instanceof Promise)d.then((i)=>e("then",i),()=>e("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function g(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+g(c[d],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const h=globalThis.out,e=(...c)=>h(c.map((f)=>{try{return g(f);}catch{return"fault";}}));try{out2=(value=$);}catch{e("fault");}
try{;throw{value:"undef"};}catch({undef=(Map=Object("$")),b,12:{other,Map,class:c}=c}){;}finally{;}
try{e(value,other,list,item,a,b);}catch{e("end");}})();
//// 8
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){"use strict";let i=60;const g=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function o(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function p(c,...f){if(typeof c!=="function")return 0;const d=c(...f);if(d instanceof Promise)d.then((j)=>e("then",j),()=>e("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function h(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+h(c[d],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const l=globalThis.out,e=(...c)=>l(c.map((f)=>{try{return h(f);}catch{return"fault";}}));try{e(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{e("early");}
try{item=out2;}catch{e("fault");}
for(const[{item,item:c,Map},[f=({...Object(_x),12:other}),d=typeof Map]]of[{value:1},[2]].map(g)){;}
async function*q(b={},f,c){if(i-- <0)return 0;for(let j=0,d=0;d<2;d++){try{;throw{value:("a"||c)};}catch(m){;}finally{for(let m of[{value:1},[2]].map(g)){{let n=0;do{try{;throw{value:Object(c)[h(5)]};}catch(b){;}finally{switch((await globalThis)){case((r={},s,_x=(a="b"))=>(i-- <0?0:new(class t{#hidden=this;has(k){return #hidden in Object(k);}static{if(({value:[item,$],list:{}}=Object(({_x,Map})))){;}else{for(const a in{value:1,item:2}){;}
for(let{b:k,a:u,out2="list"}of[{value:1},[2]].map(g)){;}}}})().value)):;case other:break;default:;}}}while(n++ <1)}}}}
return"item";}
try{e(value,other,list,item,a,b);}catch{e("end");}})();
//// 9
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){"use strict";let h=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function m(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function i(c,...f){if(typeof c!=="function")return 0;const d=c(...f);if(d instanceof Promise)d.then((k)=>e("then",k),()=>e("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function g(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+g(c[d],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const j=globalThis.out,e=(...c)=>j(c.map((f)=>{try{return g(f);}catch{return"fault";}}));try{e(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{e("early");}
{let c=0;do{if(Object(("a"??get))[g(i(((f)=>(h-- <0?0:(class{set value(d){a;}}))),of))]){;}else{}}while(c++ <1)}
try{e(value,other,list,item,a,b);}catch{e("end");}})();
//// 10
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){let g=60;const m=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function x(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function y(c,...f){if(typeof c!=="function")return 0;const d=c(...f);if(d instanceof Promise)d.then((o)=>e("then",o),()=>e("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function i(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+i(c[d],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const s=globalThis.out,e=(...c)=>s(c.map((f)=>{try{return i(f);}catch{return"fault";}}));for(var n of[1,2]){;}
for(let b of[{value:1},[2]].map(m)){;}
let b=(get!==3);try{e(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{e("early");}
try{;throw{value:Object(other)[i("of")]};}catch(b){for(let d=0,f=0;f<2;f++){;}
let c=({'quoted':a});}finally{for(const c in{value:1,item:2}){;}}
{for(const c in{value:1,item:2}){;}}
for(let f=0,c=0;c<2;c++){for(let o=0,d=0;d<2;d++){for(let b=0,p=0;p<2;p++){list1:for(const q of[1,2]){for(let h=0,j=0;j<2;j++){try{a;}catch{e("fault");}}if(q)continue list1;}
try{list=({'quoted':({}),value(q,$={},b={}){if(g-- <0)return 0;for(var j of[1,2]){class h{static'quoted'=({12:Map,class:"undef",größe:h});#hidden=this;has(r){return #hidden in Object(r);}}}
for(let r=0,h=0;h<2;h++){$=(Object(out2).item?(class{set([$,{of=(($)=>{if(g-- <0)return 0;const z=m(typeof Map);for(let u=0,k=0;k<2;k++){for(let v=0,l=0;l<2;l++){;}}
if((function k(u={},l=(function v(){if(g-- <0)return 0;var w=[(w?n:n),...[Map]];return 5;})){if(g-- <0)return 0;;return 7;})){}else{}return 1;}),b}=t]={},t){if(g-- <0)return 0;;return 4;}}):"out2");}return"of";},other});}catch{e("fault");}}}}
try{e(value,other,list,item,a,b);}catch{e("end");}})();
//// 11
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){let h=60;const m=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function n(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function i(c,...d){if(typeof c!=="function")return 0;const e=c(...d);if(e instanceof Promise)e.then((l)=>f("then",l),()=>f("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function g(c,d=0){return typeof c==="object"&&c?(d>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+g(c[e],d+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const j=globalThis.out,f=(...c)=>j(c.map((d)=>{try{return g(d);}catch{return"fault";}}));const k=(_x=value);value1:for(const c of[1,2]){;if(c)continue value1;}
value2:for(const c of[1,2]){{let d=0;do{;}while(d++ <1)}break value2;}
try{b=({list:i((function(c=new(class b{get=undef;static get=5;})().value,d={}){if(h-- <0)return 0;return"a";}),4),[g("of")]:"async_"});}catch{f("fault");}
try{f(value,k,list,item,a,b);}catch{f("end");}})();
//// 12
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){"use strict";let i=60;const j=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function p(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function m(c,...e){if(typeof c!=="function")return 0;const d=c(...e);if(d instanceof Promise)d.then((h)=>f("then",h),()=>f("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function g(c,e=0){return typeof c==="object"&&c?(e>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+g(c[d],e+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const n=globalThis.out,f=(...c)=>n(c.map((e)=>{try{return g(e);}catch{return"fault";}}));for(let e=0,c=0;c<2;c++){{let d=0;do{{let h=0;do{function*l(){if(i-- <0)return 0;;return([$,...["_x"]]?`of ${g(value)} ${`${g({class:1,12:a})}`}`:(function a(q,{value:[],other:o}={},r={}){if(i-- <0)return 0;;return typeof o;}));}}while(h++ <1)}}while(d++ <1)}
switch((5??of)){case("list"?a:"list"):;case undef:break;default:;}}
for(let{get:{list,name,item:a},größe,async_}of[{value:1},[2]].map(j)){;}
function k(){if(i-- <0)return 0;{{let e=0;do{try{f(typeof c,typeof k,typeof list,typeof item,typeof a,typeof b);}catch{f("early");}}while(e++ <1)}
const c=new(class e{})().value;}return(out2=m(list,2,...["async_"]));}
{let c=0;do{;}while(c++ <1)}
{let c=0;do{for(let{list:h,'quoted':{other:e=Object("_x").item,name:d=Object(d)[g(3)]}=["undef",...[7]],b:{}=(e??"a")}of[{value:1},[2]].map(j)){try{f(of);}catch(l){f("fault");}}}while(c++ <1)}
if(Object){switch(1){case({}=Object(out2)):for(let e=0,c=0;c<2;c++){for(let h=0,d=0;d<2;d++){for(const l in{value:1,item:2}){if((item||`other ${g("async_")} ${`${g({'quoted':2,class:async_,b:"Map"})}`}`)){;}else{;}}}}case item:break;default:;}}else{}
try{f(value,k,list,item,a,b);}catch{f("end");}})();
//// 13
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let g=60;const j=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function l(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function k(c,...e){if(typeof c!=="function")return 0;const f=c(...e);if(f instanceof Promise)f.then((i)=>d("then",i),()=>d("fault"));return f&&typeof f.next==="function"?f.next().value:f;}
function h(c,e=0){return typeof c==="object"&&c?(e>1?"deep":Object.keys(c).slice(0,4).map((f)=>f.slice(0,9)+":"+h(c[f],e+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const m=globalThis.out,d=(...c)=>m(c.map((e)=>{try{return h(e);}catch{return"fault";}}));for(let a=0,c=0;c<2;c++){try{;throw{value:({list,value,of})};}catch(e){let f=typeof list;}finally{function e($=((i)=>{if(g-- <0)return 0;try{0,($=typeof i);}catch{d("fault");}}),f){if(g-- <0)return 0;try{undef=(class b{set item(b){list;}});}catch{d("fault");}
for(var i of[1,2]){try{0,(item=k(2,async_,...["Map"]));}catch{d("fault");}}return(function o($){if(g-- <0)return 0;for(var $ of[1,2]){;}return a;});}}
{let{list:e=(class f{get item(){return name;}})}=j(typeof of);try{d(typeof value,typeof other,typeof e,typeof item,typeof a,typeof b);}catch{d("early");}}}
class n{static async(){if(g-- <0)return 0;for(var c of[1,2]){if((globalThis=typeof c)){try{;throw{value:[Map,...[4]]};}catch(e){;}finally{try{name=k("$","b",...[out2]);}catch{d("fault");}}
value1:for(const e of[1,2]){;break value1;}}else{;}}
if((typeof globalThis?(list="a"):({a:undef,name}))){let a=j([l(4)/l("value"),...[k(5,"get",...[7])]]);}else{let e=j(/item[/'"`]?/u.test(h(/b[/'"`]?/u.test(h(0)))));}
return größe;}}
try{d(value,other,list,item,a,b);}catch{d("end");}})();
//// 14
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){let h=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function k(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function i(c,...d){if(typeof c!=="function")return 0;const f=c(...d);if(f instanceof Promise)f.then((n)=>e("then",n),()=>e("fault"));return f&&typeof f.next==="function"?f.next().value:f;}
function g(c,d=0){return typeof c==="object"&&c?(d>1?"deep":Object.keys(c).slice(0,4).map((f)=>f.slice(0,9)+":"+g(c[f],d+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const m=globalThis.out,e=(...c)=>m(c.map((d)=>{try{return g(d);}catch{return"fault";}}));{{;}
class c{value=new(class ${static set value($){a;}#hidden=this;has(d){return #hidden in Object(d);}})().value;set value(d){c;}}}
for(let d=0,c=0;c<2;c++){;}
try{b=typeof item;}catch{e("fault");}
for(let d=0,c=0;c<2;c++){;}
{const c=Object((undef=b))?.value;}
value1:for(const c of[1,2]){for(const d in{value:1,item:2}){for(var o of[1,2]){try{undef=i(5,1,...["list"]);}catch{e("fault");}}}break value1;}
function j(){if(h-- <0)return 0;try{async_=(b??typeof Object);}catch{e("fault");}
for(var $ of[1,2]){;}
const c=l((async function(d=i(3,a,...["$"])){if(h-- <0)return 0;;return`value ${g([name,...[0]])} ${`${g({12:(globalThis.q=Object(name)),a,a:Object($)?.list})}`}`;}));return i((function(){if(h-- <0)return 0;try{e(/out2[/'"`]?/u.test(g(out2)));}catch(d){e("fault");}
try{switch(a){case("list"??8):;case a:break;default:for(const d in{value:1,item:2}){if(({of: /other[/'"`]?/u.test(g("out2")),list:j,get:({})})){;}else{{;}
try{k(Map)*k((7??"_x"));}catch{e("fault");}}}}throw{value:("out2"==="of")};}catch(d){for(const f in{value:1,item:2}){;}
{{let f=0;do{try{e(typeof value,typeof other,typeof j,typeof item,typeof a,typeof b);}catch{e("early");}}while(f++ <1)}}}finally{;}return(`other ${g(undef)} ${`${g({async(){if(h-- <0)return 0;return async_;},item,item:"$"})}`}`?4:a);}),2);}
try{e(value,other,j,item,a,b);}catch{e("end");}})();
//// 15
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){let j=60;const o=(d)=>Object.assign(["x",[1],[2]],typeof d==="object"?d:{});function e(d){return typeof d==="number"?d:typeof d==="string"?d.length:0;}
function k(d,...g){if(typeof d!=="function")return 0;const f=d(...g);if(f instanceof Promise)f.then((n)=>i("then",n),()=>i("fault"));return f&&typeof f.next==="function"?f.next().value:f;}
function h(d,g=0){return typeof d==="object"&&d?(g>1?"deep":Object.keys(d).slice(0,4).map((f)=>f.slice(0,9)+":"+h(d[f],g+1)).join()):typeof d==="function"?"function":typeof d==="symbol"?"symbol":String(d).slice(0,30);}
const l=globalThis.out,i=(...d)=>l(d.map((g)=>{try{return h(g);}catch{return"fault";}}));const p=e([async_,...[3]])>>e(k((async(b,...a)=>(j-- <0?0:({b:e("größe")/e(a)}))),5));class m{static{try{b=(new(class d{set value(g){a;}get=Object(c)[h("_x")];})().value!==`item ${h(name)} ${`${h({a:"größe",a})}`}`);}catch{i("fault");}}}
if((e(name)-e(7)&&"async_")){;}else{;}
function q(...b){if(j-- <0)return 0;for(var d of[1,2]){;}
return 1;}
try{i(value,m,list,item,a,b);}catch{i("end");}})();
//// 16
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let h=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function p(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function i(c,...f){if(typeof c!=="function")return 0;const e=c(...f);if(e instanceof Promise)e.then((k)=>d("then",k),()=>d("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function g(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+g(c[e],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const m=globalThis.out,d=(...c)=>m(c.map((f)=>{try{return g(f);}catch{return"fault";}}));try{d(({}));}catch(c){d("fault");}
try{d(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{d("early");}
class a{static{try{d(i((function(c,f=["async_",...[0]],e){if(h-- <0)return 0;;return typeof $;}),new(class a{static set value(c){item;}value="out2";})().value));}catch(c){d("fault");}}}
{;}
for(var n of[1,2]){;}
for(const a in{value:1,item:2}){;}
if(i((async function c(f={},e,k={}){if(h-- <0)return 0;for(let $=0,j=0;j<2;j++){class q{get value(){return Object("async_")[g(n)];}#hidden=1;has(o){return #hidden in Object(o);}}}
for(let j of[{value:1},[2]].map(l)){;}return[("$"||1),...[typeof _x]];}),("value"??"list"))){;}else{try{0,(6||i(b,get,...[value]));}catch{d("fault");}
$;}
let b=([]=Object(new(class c{list({b:f=(class{static{try{d(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{d("early");}}})}={},...e){if(h-- <0)return 0;;return _x;}static list(f,...e){if(h-- <0)return 0;;return Object((out2!==0))[g("other")];}item($=`of ${g(4)} ${`${g({'quoted':8,b,undef})}`}`){if(h-- <0)return 0;;return value;}#hidden=1;has(f){return #hidden in Object(f);}})().value));try{d(value,other,list,item,a,b);}catch{d("end");}})();
//// 17
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let d=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function g(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function m(c,...f){if(typeof c!=="function")return 0;const e=c(...f);if(e instanceof Promise)e.then((j)=>h("then",j),()=>h("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function i(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+i(c[e],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const w=globalThis.out,h=(...c)=>w(c.map((f)=>{try{return i(f);}catch{return"fault";}}));if((class c{#hidden=this;has(f){return #hidden in Object(f);}static{if(((f=(class{static get value(){return(of?3:f);}static{;}}))=>{if(d-- <0)return 0;;return m((function(e,j,...k){if(d-- <0)return 0;;return(()=>(d-- <0?0:a));}),m((function(a={}){if(d-- <0)return 0;{let e=0;do{function j(k,p=({list:"_x",12:7})){if(d-- <0)return 0;;}}while(e++ <1)}return(async function e(j,k,p){if(d-- <0)return 0;;return Object((c="größe"))[i(/b[/'"`]?/u.test(i(0)))];});}),get));})){;}else{function a(j,f,e=(c?name:3)){if(d-- <0)return 0;for(const k in{value:1,item:2}){;}
function f(y={},k,p){if(d-- <0)return 0;for(var n of[1,2]){;}
for(let[{b:q}=({_x}),,]of[{value:1},[2]].map(l)){try{try{0,((o=g($)<g(0),r)=>{if(d-- <0)return 0;for(const t in{value:1,item:2}){;}
const{a,12:[s],other=p}=l([typeof n,...[typeof o]]);});}catch{h("fault");}throw{value:typeof n};}catch({}){for(let{}of[{value:1},[2]].map(l)){list1:for(const o of[1,2]){{let r=0;do{;}while(r++ <1)}break list1;}}}finally{;}}return({of:({get(o,[r=g(o)|g(Object),{}="_x"]={},q,...a){if(d-- <0)return 0;{switch(({item:k})){case m(((u,...v)=>{if(d-- <0)return 0;for(var u of[1,2]){let x=typeof x;}return(Object(n)[i("größe")]?v:globalThis);}),8):try{g((t?2:"b"))<g(typeof q);}catch{h("fault");}case q:break;default:;}
let[{of:s=typeof e,async_:t=m((function([u=({...Object(b),Map:n,name:s}),v]={}){if(d-- <0)return 0;return"of";}),a),_x}]=l(2);}return 8;},async_})});}return"value";}}}})){;}else{}
try{h(value,other,list,item,a,b);}catch{h("end");}})();
//// 18
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){"use strict";let f=60;const k=(d)=>Object.assign(["x",[1],[2]],typeof d==="object"?d:{});function s(d){return typeof d==="number"?d:typeof d==="string"?d.length:0;}
function o(d,...g){if(typeof d!=="function")return 0;const e=d(...g);if(e instanceof Promise)e.then((j)=>i("then",j),()=>i("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function h(d,g=0){return typeof d==="object"&&d?(g>1?"deep":Object.keys(d).slice(0,4).map((e)=>e.slice(0,9)+":"+h(d[e],g+1)).join()):typeof d==="function"?"function":typeof d==="symbol"?"symbol":String(d).slice(0,30);}
const p=globalThis.out,i=(...d)=>p(d.map((g)=>{try{return h(g);}catch{return"fault";}}));const[t=(class d{get value(){return`a ${h(6)} ${`${h({...Object(b),list:4,[h(typeof list)]:6})}`}`;}set item(a){value;}static set item(g){value;}}),,]=k($);for(let d of[{value:1},[2]].map(k)){function $(g){if(f-- <0)return 0;let e=(function b(){if(f-- <0)return 0;for(const j in{value:1,item:2}){;}return other;});for(const $ in{value:1,item:2}){;}
switch(e){case["item",...["item"]]:try{typeof e;}catch{i("fault");}case value:break;default:class j{async(l=o(((a,v,b)=>{if(f-- <0)return 0;try{try{;throw{value:({set(m,r,...n){if(f-- <0)return 0;return 4;},$,list:l})};}catch([m=(q=Object(c))]){;}finally{;}throw{value:"undef"};}catch([m=(class r{#hidden=this;has(n){return #hidden in Object(n);}})]){;}finally{;}return"other";}),8),q={},u=0){if(f-- <0)return 0;;return undef;}set item(l){item;}}}return"b";}}
try{i(value,other,list,item,a,b);}catch{i("end");}})();
//// 19
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){"use strict";let h=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function i(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function m(c,...d){if(typeof c!=="function")return 0;const e=c(...d);if(e instanceof Promise)e.then((j)=>f("then",j),()=>f("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function g(c,d=0){return typeof c==="object"&&c?(d>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+g(c[e],d+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const k=globalThis.out,f=(...c)=>k(c.map((d)=>{try{return g(d);}catch{return"fault";}}));try{async_=(({}={},c)=>(h-- <0?0:[2,...[("name"?b:$)]]));}catch{f("fault");}
if([i(6)-i("undef"),...[(class c{static list(e,{item:[{other,if:j,get:n},{name:d=item,[g(7)]:o=a,12:p}]=d,get}={}){if(h-- <0)return 0;;}#hidden=this;has(d){return #hidden in Object(d);}})]]){;}else{}
try{f(value,other,list,item,a,b);}catch{f("end");}})();
//// 20
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let h=60;const n=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function i(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function j(c,...g){if(typeof c!=="function")return 0;const e=c(...g);if(e instanceof Promise)e.then((f)=>d("then",f),()=>d("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function m(c,g=0){return typeof c==="object"&&c?(g>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+m(c[e],g+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const q=globalThis.out,d=(...c)=>q(c.map((g)=>{try{return m(g);}catch{return"fault";}}));class o{get item(){return o;}static get item(){return Object(8).if;}#hidden=this;has(c){return #hidden in Object(c);}}
try{name=((c,g,e=new(class f{})().value)=>{if(h-- <0)return 0;for(let k=0,f=0;f<2;f++){;}
try{;throw{value:j("_x","a",...["name"])};}catch(f){;}finally{;}return i((async function f(k,[{value:{}=i(3)*i("_x"),item:[r],'quoted':$=(b||"item")}]={}){if(h-- <0)return 0;for(const b in{value:1,item:2}){;}
for(let l of[{value:1},[2]].map(n)){for(var k of[1,2]){;}}
function s([[a,[b],,]=Object("b")[m(r)],[{get}]=("größe",o)]={},l){if(h-- <0)return 0;for(const p of[{value:1},[2]].map(n)){;}return async_;}return j((function*(l=typeof undef,...p){if(h-- <0)return 0;try{try{d(typeof p,typeof s,typeof l,typeof k,typeof a,typeof b);}catch{d("early");}throw{value:(l??3)};}catch(a){for(var t of[1,2]){;}
try{d(get);}catch(u){d("fault");}}finally{try{d(t);}catch(u){d("fault");}}}),(await 1),...[typeof k]);}))>>i(({value(){if(h-- <0)return 0;if(j((([,,]={})=>{if(h-- <0)return 0;for(const $ in{value:1,item:2}){;}
for(var f of[1,2]){;}return({name,...Object(out2),list:j(of,_x,...["größe"])});}),typeof b,...[new(class f{'quoted'=(a=c);static{;}})().value])){;}else{try{0,(item=$);}catch{d("fault");}}
return"out2";}}));});}catch{d("fault");}
try{d(value,other,list,item,a,b);}catch{d("end");}})();
//// 21
for(const d of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[d]??=[d,[2]];(function(){"use strict";let k=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function h(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function j(c,...f){if(typeof c!=="function")return 0;const e=c(...f);if(e instanceof Promise)e.then((i)=>d("then",i),()=>d("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function g(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((e)=>e.slice(0,9)+":"+g(c[e],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const m=globalThis.out,d=(...c)=>m(c.map((f)=>{try{return g(f);}catch{return"fault";}}));for(let c=0,f=0;f<2;f++){try{d(typeof value,typeof other,typeof list,typeof c,typeof a,typeof b);}catch{d("early");}
if((größe=Object(({...Object(name),out2})))){;}else{try{d(Object(`item ${g(["async_",...["$"]])} ${`${g({'quoted':new(class a{get item(){return name;}static{if((of=a)){switch((function e(){if(k-- <0)return 0;const i=j(({}),Object(get)[g("of")],...[("get"?Map:1)]);return({get:"größe"});})){case({}):try{d(h((async_??["other",...["$"]]))*h(h((8===a))<h(h($)-h(a))));}catch(e){d("fault");}case list:break;default:const{get,größe,12:{_x,$}=j(6,"name",...["größe"])}=l((class e{set item(i){name;}static{;}}));}}else{for(const e in{value:1,item:2}){try{d(typeof value,typeof other,typeof list,typeof c,typeof a,typeof b);}catch{d("early");}}}}})().value})}`}`)[g([j(4,"async_",...[get]),...[h("other")>>h("list")]])]);}catch(e){d("fault");}}}
if((new(class c{static set value(f){c;}})().value?undef:b)){;}else{if(Object(/get[/'"`]?/u.test(g(out2)))[g(0)]){for(let f=0,c=0;c<2;c++){try{d(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{d("early");}}
for(const{if:[c=list]}of[{value:1},[2]].map(l)){try{d(`b ${g(typeof of)} ${`${g({list:({list,b}),class:(async_=Object),Map})}`}`);}catch(f){d("fault");}}}else{try{;throw{value: /value[/'"`]?/u.test(g("undef"))};}catch(c){class f{static{;}}
if(Object(item)[g((function(e={},a,i){if(k-- <0)return 0;{}return 7;}))]){;}else{}}finally{;}}}
try{d(value,other,list,item,a,b);}catch{d("end");}})();
//// 22
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){"use strict";let i=60;const l=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function k(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function j(c,...e){if(typeof c!=="function")return 0;const d=c(...e);if(d instanceof Promise)d.then((h)=>f("then",h),()=>f("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function g(c,e=0){return typeof c==="object"&&c?(e>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+g(c[d],e+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const m=globalThis.out,f=(...c)=>m(c.map((e)=>{try{return g(e);}catch{return"fault";}}));try{name=k(("list"==="a"))/k(new(class a{})().value);}catch{f("fault");}
try{f((()=>{if(i-- <0)return 0;{let c=0;do{const e=({...Object($),get:8,async_:e});}while(c++ <1)}return(`item ${g(6)} ${`${g({'quoted':0})}`}`===({value}));}));}catch(c){f("fault");}
try{f(Object(new(class ${#hidden=1;has(c){return #hidden in Object(c);}})().value)?.list);}catch(c){f("fault");}
function*o(b=({}),[]={},c){if(i-- <0)return 0;value1:for(const e of[1,2]){for(let{'quoted':{of=(class n{}),b:d,class:h}}of[{value:1},[2]].map(l)){;}if(e)continue value1;}
{let e=0;do{list2:for(const d of[1,2]){class a{#hidden=this;has(h){return #hidden in Object(h);}}if(d)continue list2;}}while(e++ <1)}return j((()=>{if(i-- <0)return 0;switch(Object("out2").list){case j(((h={},n,d={},...p)=>(i-- <0?0:j((3?7:"_x"),typeof d,...[["async_",...[2]]]))),c):for(var e of[1,2]){try{class d{static get=get;get value(){return`_x ${g("a")} ${`${g({class:"b",b,other:6})}`}`;}}throw{value:get};}catch({}){}finally{;}}case list:break;default:;}}),"async_");}
try{f(value,other,list,item,a,b);}catch{f("end");}})();
//// 23
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){let g=60;const p=(c)=>Object.assign(["x",[1],[2]],typeof c==="object"?c:{});function h(c){return typeof c==="number"?c:typeof c==="string"?c.length:0;}
function m(c,...f){if(typeof c!=="function")return 0;const d=c(...f);if(d instanceof Promise)d.then((j)=>i("then",j),()=>i("fault"));return d&&typeof d.next==="function"?d.next().value:d;}
function e(c,f=0){return typeof c==="object"&&c?(f>1?"deep":Object.keys(c).slice(0,4).map((d)=>d.slice(0,9)+":"+e(c[d],f+1)).join()):typeof c==="function"?"function":typeof c==="symbol"?"symbol":String(c).slice(0,30);}
const q=globalThis.out,i=(...c)=>q(c.map((f)=>{try{return e(f);}catch{return"fault";}}));value1:for(const c of[1,2]){;break value1;}
try{i(h(b)*h(((4||"list")?Object(0).value:h("out2")-h(größe))));}catch(c){i("fault");}
switch(Object("out2")?.name_){case Object(0).item:for(var n of[1,2]){class c{set item(f){n;}get item(){return({12:"item",...Object(item)});}}}case async_:break;default:;}
for(let f=0,c=0;c<2;c++){class d{item(j){if(g-- <0)return 0;for(const{}of[{value:1},[2]].map(p)){;}return undef;}static'quoted'=Object(list)[e("list")];#hidden=this;has(j){return #hidden in Object(j);}}}
try{;throw{value:m((function c({of=Map}={},f){if(g-- <0)return 0;switch((class d{})){case typeof a:{}case get:break;default:;}}),3)};}catch({[e(new(class f{get item(){return["a",...["value"]];}item(){if(g-- <0)return 0;;return Object(("of"??item))[e(größe)];}})().value)]:c=new(class f{})().value,[e((class f{get value(){return m((function({value:d,other:[{of,list=`other ${e("_x")} ${`${e({})}`}`}=(d=_x)]=(class s{async(){if(g-- <0)return 0;try{{let k=0;do{;}while(k++ <1)}throw{value:a};}catch(k){for(let t=0,l=0;l<2;l++){const u=(class o{});try{;throw{value:4};}catch({}){value2:for(const o of[1,2]){;if(o)continue value2;}}finally{;}}}finally{;}
for(const k in{value:1,item:2}){{;}}return({});}static set(k,{}={}){if(g-- <0)return 0;function l(t={},$={}){if(g-- <0)return 0;;return((c=a)?(5&&4):({}));}return r;}other=j;}),other:j}={},a,...r){if(g-- <0)return 0;;return((s={},k)=>(g-- <0?0:Object(h(a)/h(Object))[e(["of",...["name"]])]));}),"undef");}}))]:a}){;}finally{;}
try{i(value,n,list,item,a,b);}catch{i("end");}})();
//// 24
for(const f of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[f]??=[f,[2]];(function(){"use strict";let f=60;const k=(d)=>Object.assign(["x",[1],[2]],typeof d==="object"?d:{});function v(d){return typeof d==="number"?d:typeof d==="string"?d.length:0;}
function q(d,...g){if(typeof d!=="function")return 0;const e=d(...g);if(e instanceof Promise)e.then((j)=>i("then",j),()=>i("fault"));return e&&typeof e.next==="function"?e.next().value:e;}
function h(d,g=0){return typeof d==="object"&&d?(g>1?"deep":Object.keys(d).slice(0,4).map((e)=>e.slice(0,9)+":"+h(d[e],g+1)).join()):typeof d==="function"?"function":typeof d==="symbol"?"symbol":String(d).slice(0,30);}
const r=globalThis.out,i=(...d)=>r(d.map((g)=>{try{return h(g);}catch{return"fault";}}));function w(g,e,{undef,_x=(class j{}),12:[$=(function a(j,s){if(f-- <0)return 0;value1:for(const l of[1,2]){;break value1;}
for(const{list:{12:l,b=m}=({get:2,[h(({$}))]:"_x"})}of[{value:1},[2]].map(k)){;}
let[t=(class l{static get item(){return 8;}get item(){return[d,...[j]];}#hidden=1;has(n){return #hidden in Object(n);}}),{a:{of:a,if:x}=new(class l{static get item(){return $;}get item(){return(async(n,[]={})=>{if(f-- <0)return 0;class z{static value(o={},u={}){if(f-- <0)return 0;;return(Object&&Object(1).item);}}
for(let o of[{value:1},[2]].map(k)){;}
try{if(/name[/'"`]?/u.test(h((b="_x")))){try{m=Object(q(4,7,...[7]))[h((7?"b":of))];}catch{i("fault");}}else{;}throw{value:typeof c};}catch({'quoted':{get:o=Object(globalThis)?.list,if:u,$},async_}){class A{static list(){if(f-- <0)return 0;try{;throw{value:(7??"a")};}catch(p){;}finally{;}
return"$";}'quoted'=s;#hidden=this;has(p){return #hidden in Object(p);}}}finally{;}return"get";});}get item(){return 4;}})().value,item:y=t,item:m}]=k(8);return $;}),d]}={}){if(f-- <0)return 0;;return"item";}
try{i(value,other,list,item,a,b);}catch{i("end");}})();
//// 25
for(const e of["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"])globalThis[e]??=[e,[2]];(function(){let m=60;const p=(d)=>Object.assign(["x",[1],[2]],typeof d==="object"?d:{});function h(d){return typeof d==="number"?d:typeof d==="string"?d.length:0;}
function j(d,...g){if(typeof d!=="function")return 0;const f=d(...g);if(f instanceof Promise)f.then((i)=>e("then",i),()=>e("fault"));return f&&typeof f.next==="function"?f.next().value:f;}
function k(d,g=0){return typeof d==="object"&&d?(g>1?"deep":Object.keys(d).slice(0,4).map((f)=>f.slice(0,9)+":"+k(d[f],g+1)).join()):typeof d==="function"?"function":typeof d==="symbol"?"symbol":String(d).slice(0,30);}
const n=globalThis.out,e=(...d)=>n(d.map((g)=>{try{return k(g);}catch{return"fault";}}));value1:for(const d of[1,2]){try{e([h((globalThis.q=Object(get)))|h(_x),...[(class{})]]);}catch(g){e("fault");}if(d)continue value1;}
try{e(typeof value,typeof other,typeof list,typeof item,typeof a,typeof b);}catch{e("early");}
{let d=0;do{;}while(d++ <1)}
try{e((({other:größe})||name));}catch(d){e("fault");}
if(({async_,größe,class:j(o,3,...[get])})){for(var o of[1,2]){list2:for(const d of[1,2]){;if(d)continue list2;}}
try{0,(h(undef)<h(7)??j((function d(g={},b,f){if(m-- <0)return 0;;return b;}),4));}catch{e("fault");}}else{for(let g=0,d=0;d<2;d++){{if((größe=typeof Object)){for(let i=0,f=0;f<2;f++){{let l=0;do{;}while(l++ <1)}
for(const l in{value:1,item:2}){for(const q in{value:1,item:2}){;}}}
try{;throw{value:Object};}catch({class:[f]=c,other:i,Map=5}){;}finally{;}}else{;}}}}
try{e(value,other,list,item,a,b);}catch{e("end");}})();
