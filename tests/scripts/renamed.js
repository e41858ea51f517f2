//// variables, parameters and functions
(function () { "use strict"; const first = 1; let second = first + 1; function third(fourth) { return first + second + fourth; } out(third(second)); })();
//// properties keep their names
(function () { const value = { value: 1, other: { value: 2 } }; out(value.value, value?.value, value.other.value, value["value"], value?.["value"]); value.other.other = value; })();
//// shorthand
(function () { const longer = 1, other = 2; const made = { longer, other, method() { return longer; } }; out(made, { longer }, longer, other); })();
//// patterns
(function () { function take({ alpha, beta = alpha, gamma: delta = beta, ...others }, [first, , second = first, ...rest] = []) { return [alpha, beta, delta, others, first, second, rest]; } out(take({ alpha: 1, more: 2 }, [1, 2, 3, 4]), take.call(null, { gamma: { } })); })();
//// patterns that assign
(function () { let alpha = 1, beta = 2, held = {}; [alpha, beta] = [beta, alpha]; ({ alpha, beta = 3, gamma: held.gamma, ...held.rest } = { alpha, gamma: beta }); ({ alpha: beta } = { alpha }); out(alpha, beta, held); })();
//// deep patterns with computed keys
(function () { const key = "k"; const { [key]: value = key, [key + 1]: [inner = value] = [] } = { k: 5 }; const made = { [key]: value, [key + "x"]() { return key; }, get [key + "g"]() { return inner; } }; out(value, inner, made.kx(), made.kg); })();
//// templates
(function () { const name = "n", list = [1, 2]; out(`a ${name} b ${list.map((one) => `${one}: ${name} ${{ name: `}` }.name}`).join(`,`)} name`, String.raw`\n${name}`); })();
//// a name of outside in one place, declared in another
(function () { function inner(Map) { return Map + 1; } const made = new Map(); function again() { const document = 1; return document; } out(inner(1), made.size, again(), typeof document); })();
//// a short name of outside
var a = 7, b = 8; (function () { function sum(first, second) { return first + second + a + b; } out(sum(1, 2)); })();
//// what other scripts see keeps its name
var shared = 1; let kept = 2; function called(given) { return given + shared; } class Seen { constructor(given) { this.given = given; } } { let hidden = kept; out(hidden + called(hidden), new Seen(hidden).given); }
//// labels
(function () { outer: for (const outer of [1, 2]) { inner: for (const inner of [1, 2]) { if (inner === outer) continue outer; if (inner > outer) break inner; out(outer, inner); } } })();
//// switch, ternary and labels look alike
(function () { const one = 1, two = 2; let found; switch (one ? two : one) { case one: found = one; break; case two: { let found2 = two; found = found2 ? one : two; break; } default: found = 0; } out(found, one ? { one } : { two }, { one: two ? one : two }); })();
//// a block hides a name
(function () { let value = 1; { let value = 2; { const value = 3; out(value); } out(value); } for (let value = 4; value < 5; value++) { let inner = value; { let value = inner + 1; out(value, inner); } } out(value); })();
//// var belongs to the function
(function () { if (true) { var late = 1; for (var each of [1, 2]) { var sum = (sum || 0) + each; } } out(late, each, sum, typeof hoisted); if (false) { var hoisted; } })();
//// a var of a parameter's name
(function () { function one(given, other = () => given) { var given; var more = given; given = 3; return [given, more, other()]; } function two(given) { function given() { return 1; } return given(); } out(one(1), two(2)); })();
//// a default looks past the body
(function () { const value = "outer"; function look(given = () => value) { var value = "inner"; return given() + value; } out(look()); })();
//// closures in loops
(function () { const made = []; for (let index = 0; index < 3; index++) made.push(() => index); for (const key in { one: 1, two: 2 }) made.push(() => key); for (const { length } of ["a", "bb"]) made.push(() => length); out(made.map((call) => call())); })();
//// names of function and class expressions
(function () { const outer = function inner(count) { return count ? inner(count - 1) + 1 : typeof inner; }; const Made = class Named { static make() { return new Named(); } who() { return this instanceof Named; } }; out(outer(2), Made.make().who(), typeof inner, typeof Named); })();
//// a function expression whose name is hidden
(function () { const call = function own(given) { var own = given; return own; }; const other = function own(own) { return own; }; out(call(1), other(2)); })();
//// classes
(function () { "use strict"; const key = "made", start = 2; class Base { start = start; static count = start; #hidden = start; static #total = 1; get start2() { return this.start; } set start2(value) { this.start = value; } static { var key2 = 1; const start = key2; Base.first = start; } [key](value = start) { return value + this.#hidden + Base.#total; } static has(value) { return #hidden in value; } async later() {} *each() { yield start; } static async *all() { yield* [key]; } get; set; static; async; "quoted" = key; 12 = start } class Next extends (0, Base) { constructor(start) { super(); this.own = start; } made(...values) { return super.made(...values); } } const one = new Next(5); one.start2 = 9; out(one.made(), one.start, one.own, Base.first, Base.has(one), [...one.each()], Object.keys(one)); })();
//// getters, setters and words of some places
(function () { let get = 1, set = 2, of = [3], from = 4, as = 5, target = 6; const made = { get, set, of, get value() { return get; }, set value(given) { set = given; }, async() { return as; }, get() { return from; }, async later() {}, *each() { yield get; }, async *all() {}, static: 1, new: 2, if: set, }; made.value = 8; for (of of of) out(of); function built() { return new.target === built; } out(made.value, set, from, as, target, made.get(), made.async(), made.if, new built() instanceof built); })();
//// async, await and generators
(function () { async function wait(value) { const got = await value; for await (const each of [got, got]) out(each); return (async (inner) => { const more = await inner; return more + got; })(value); } const single = async given => given; function* walk(list) { const back = yield list; yield* list; yield; const more = [yield back, `${yield}`]; return more; } wait(1).then((value) => out(value)); single(2).then(out); const steps = walk([1, 2]); out(steps.next().value, steps.next(4).value, steps.next().value, steps.next().value, steps.next(6).value); })();
//// catch
(function () { try { throw { message: 1, detail: 2 }; } catch ({ message, detail: held }) { out(message, held); } try { null.x; } catch (fault) { let inner = fault; out(inner === fault); } try { throw 1; } catch { out("none"); } finally { const done = 1; out(done); } })();
//// arguments and this
(function () { "use strict"; function all(first, second) { first = 5; return [arguments.length, arguments[0], first, second, this === undefined]; } const arrow = (...given) => given.length; out(all(1, 2), arrow(1, 2, 3)); })();
//// arguments follow parameters
(function () { function linked(first) { first = 5; return arguments[0]; } out(linked(1)); })();
//// regular expressions
(function () { const text = "text", pattern = /text|[/]`[$]{2}/gu, other = 4; out(pattern.test(text), other / 2 / other, text.replace(/t(?<text>e)/, (whole, text) => text + whole)); })();
//// line ends that end statements
(function () {
  let first = 1
  let second = 2
  first
  ++second
  const made = first
  ;[first, second].forEach((each) => out(each, made))
  function nothing() { return
    first }
  out(nothing(), first, second)
  do first++; while (first < 5) out(first)
})()
//// operators
(function () { let count = 1, object = { key: 1 }, none = null; count += 2; count **= 2; count ||= 3; none ??= count; count &&= none; const key = "key"; out(key in object, !(key in object), typeof count, void count, delete object.key, object instanceof Object, count++ + ++count, -count - -count, none?.count, none ?? count, (count, key), count > 1 ? key : object, ~count >>> 1); })();
//// arrows
(function () { const add = (first) => (second) => first + second, none = () => ({}), braces = (given) => { return given; }, rest = (first, ...others) => others, taken = ({ key }, [value]) => key + value, self = given => given, deep = (first = (second) => second + 1) => first(1); out(add(1)(2), none(), braces(3), rest(1, 2), taken({ key: 1 }, [2]), self(4), deep()); })();
//// strict functions in blocks
(function () { "use strict"; const made = []; if (true) { function inside() { return 1; } made.push(inside()); } { function inside() { return 2; } made.push(inside()); } out(made, typeof inside); })();
//// functions that are used before
(function () { out(early(2)); function early(value) { return later + value; } var later = 3; out(early(2)); })();
//// keywords as properties
(function () { const value = { if: 1, class: 2, new: 3, in: 4, of: 5, this: 6 }; const { if: first, class: second } = value; out(value.if, value.class, value.new, value.in, value.of, value?.this, first, second); })();
//// numbers and strings as keys
(function () { const value = 1, made = { 1: value, "two": value, 3.5: value, 0x10: value, "value": 2, 5() { return value; } }; const { 1: one, "two": two, "value": three } = made; out(one, two, three, made); })();
//// a licence stays
(function () { /*! value: the licence
 of value */ const value = 1; out(value); })();
//// names that stand only in shorthand keep them
(function () { const make = ({ first, second, third }) => ({ first, second, third }); out(make({ first: 1, second: 2 })); })();
//// calls and members
(function () { const made = { call: (given) => ({ given }), list: [(given) => given] }, index = 0; out(made.call(1).given, made.list[index](2), made?.call?.(3)?.given, made.none?.[index], new (class { value = index; })().value, new Map([[index, made]]).get(index).list.length); })();
//// a name for each place
(function () { const one = 1; function left(first, second) { const third = first + second; return [third].map((each) => each + third); } function right(other, more) { return [other, more].map((given, at) => given + at + one); } out(left(1, 2), right(3, 4)); })();
//// more names than letters
(function () { let v0 = 0; const long1=1,long2=2,long3=3,long4=4,long5=5,long6=6,long7=7,long8=8,long9=9,long10=10,long11=11,long12=12,long13=13,long14=14,long15=15,long16=16,long17=17,long18=18,long19=19,long20=20,long21=21,long22=22,long23=23,long24=24,long25=25,long26=26,long27=27,long28=28,long29=29,long30=30,long31=31,long32=32,long33=33,long34=34,long35=35,long36=36,long37=37,long38=38,long39=39,long40=40,long41=41,long42=42,long43=43,long44=44,long45=45,long46=46,long47=47,long48=48,long49=49,long50=50,long51=51,long52=52,long53=53,long54=54,long55=55,long56=56,long57=57,long58=58; out(v0+long1+long58+long40); })();
