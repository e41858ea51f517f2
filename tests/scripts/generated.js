//// 1
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
list1: for (const count_ of [1, 2]) { ; break list1; }
for (const other of [{ value: 1 }, [2]].map(list_)) { ; }
{ let times_ = 0; do { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } } while (times_++ < 1) }
let [out2, undef] = list_(item);
for (var value of [1, 2]) { for (const _x in { value: 1, item: 2 }) { for (var a of [1, 2]) { ; } } }
if (_x) { class value {    }
for (const { other: name, b, other: { item, [show(call(of, undef, ...[b]))]: Map = a } = Object(Map)[show(2)] } of [{ value: 1 }, [2]].map(list_)) { ; } } else { try { ; throw { value: typeof list }; } catch ([]) { ; } finally { ; }
var list = call((function* ([a] = {}, [] = {}, item = {}) { if (fuel-- < 0) return 0; ; return Object(Object("other").value).value; }), "of"); }
for (var of of [1, 2]) { value2: for (const count_ of [1, 2]) { ; if (count_) continue value2; } }
switch (({ value: { of: globalThis.q = list, _x, $ }, value: undef = num(globalThis) * num("Map") } = Object(list))) { case Object("größe")?.value: ; case async_: break; default: ; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 2
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
if ((value === call("async_", value, ...[0]))) { ; } else { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
try { new (class async_ {   static set item(value) { get; }   })().value; } catch { out("fault"); } }
{ let times_ = 0; do { if ((_x = Object(({ 12: 4, name, list })))) { ; } else { 
 } } while (times_++ < 1) }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 3
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
class Map { set(value = {}) { if (fuel-- < 0) return 0; try { for (const value in { value: 1, item: 2 }) { ; } throw { value: Object($)[show(list)] }; } catch (of) { for (let $ = 0, count_ = 0; count_ < 2; count_++) { ; }
try { out(call((function (value, { async_ = ["undef", ...[name]], [show((2 , async_))]: name = (class _x {    }), of: item = (class  { set value(list) { a; } 'quoted' = Object("Map")[show(5)]; set value(undef) { async_; }   }) } = {}) { if (fuel-- < 0) return 0; class of { static value = ("out2" ? _x : b); 'quoted' = ({ async_, if() { if (fuel-- < 0) return 0; class _x {    }
function größe(list, value = (class  { item(_x, item = globalThis) { if (fuel-- < 0) return 0; try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
list1: for (const count_ of [1, 2]) { ; if (count_) continue list1; } return (list ? typeof value : (value = "undef")); }     }), ...get) { if (fuel-- < 0) return 0; for (const größe in { value: 1, item: 2 }) { ; }
try { ; throw { value: Object("other").value }; } catch ({ a: $, item: a, value = ({ ...Object(list), Map }) }) { for (const value in { value: 1, item: 2 }) { ; } } finally { let value = typeof größe; }
for (const item in { value: 1, item: 2 }) { function* out2({ other: list, a: {  }, other: [a = typeof value] } = {}, ...out2) { if (fuel-- < 0) return 0; switch (({ set(out2 = (a = Object(out2)), item) { if (fuel-- < 0) return 0; ; return (({ async_ }) , Object("a")[show("of")]); } })) { case call(((größe) => { if (fuel-- < 0) return 0; ; return (other !== "größe"); }), "$"): ; case $: break; default: ; }

 return 4; } } return 5; } return "undef"; } });   }
 return "out2"; }), get)); } catch (value_) { out("fault"); } } finally { ; }
 return 6; } #hidden = 1; has(value) { return #hidden in Object(value); } static { ; } }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 4
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
{ ; }
for (let Map of [{ value: 1 }, [2]].map(list_)) { function item([item, ,] = {}, get, of = Object("item")[show(3)], ...out2) { if (fuel-- < 0) return 0; for (let _x = 0, count_ = 0; count_ < 2; count_++) { if (num(`of ${show(4)} ${`${show({ a: "Map" })}`}`) < num(`other ${show(undef)} ${`${show({ a: "Map", name })}`}`)) { ; } else { ; }
 }  } }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 5
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
async function Map(_x, of, ...item) { if (fuel-- < 0) return 0; ; return new (class Map { static get = value;   })().value; }
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
try { `async_ ${show(Object("out2").list)} ${`${show({ value: Map })}`}`; } catch { out("fault"); }
{ { let times_ = 0; do { for (let item = 0, count_ = 0; count_ < 2; count_++) { { if (`undef ${show(b)} ${`${show({  })}`}`) { try { _x = (class Map {    }); } catch { out("fault"); }
var get = call(({ Map, get: { 'quoted': globalThis.q = (function (b, größe) { if (fuel-- < 0) return 0; { ; }
for (const name in { value: 1, item: 2 }) { { let times_ = 0; do { { let times_ = 0; do { ; } while (times_++ < 1) } } while (times_++ < 1) } }
try { b = /value[/'"`]?/u.test(show(value)); } catch { out("fault"); } return `undef ${show(`async_ ${show("b")} ${`${show({  })}`}`)} ${`${show({  })}`}`; }), if: globalThis.p, b } } = Object(Map)), async_, ...[({ b: 0 })]); } else { ; }
list1: for (const count_ of [1, 2]) { ; break list1; } } } } while (times_++ < 1) } }
for (let a = 0, count_ = 0; count_ < 2; count_++) { { let times_ = 0; do { { try { try { async_ = /other[/'"`]?/u.test(show((({ [show(/out2[/'"`]?/u.test(show(async_)))]: async_ = ("_x" === 2), $, undef } = {}, { item, of: größe } = {}) => (fuel-- < 0 ? 0 : "get")))); } catch { out("fault"); } throw { value: "a" }; } catch (get) { 
 } finally { ; } } } while (times_++ < 1) } }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 6
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
for (const other of [{ value: 1 }, [2]].map(list_)) { try { async_ = (function* b(async_ = ({ 12: "größe", 12: undef }), größe, _x = (0 ?? list)) { if (fuel-- < 0) return 0; ; return (typeof größe ?? ({ value: Map, async_ })); }); } catch { out("fault"); } }
for (const $ in { value: 1, item: 2 }) { ; }
for (let other = 0, count_ = 0; count_ < 2; count_++) { for (const Map of [{ value: 1 }, [2]].map(list_)) { ; }
try { of = (undef = (class  {    })); } catch { out("fault"); } }
list1: for (const count_ of [1, 2]) { try { ; throw { value: num("of") | num(c) }; } catch (name) { for (const async_ in { value: 1, item: 2 }) { for (let Map of [{ value: 1 }, [2]].map(list_)) { for (const { item, if: undef, list } of [{ value: 1 }, [2]].map(list_)) { try { ; throw { value: (async (undef = (item = "undef"), async_) => (fuel-- < 0 ? 0 : (async_ , (class  { static get item() { return größe; } static() { if (fuel-- < 0) return 0; class out2 { 'quoted' = out2;   }
{ let times_ = 0; do { ; } while (times_++ < 1) } return other; }   })))) }; } catch (async_) { for (let item = 0, count_ = 0; count_ < 2; count_++) { ; }
if ([(b = 0), ...[num("name") / num("a")]]) { if (Object(Object(3).name_)[show(typeof b)]) { { let times_ = 0; do { ; } while (times_++ < 1) } } else { ; } } else { { ; }
{ value2: for (const count_ of [1, 2]) { try { num(list) / num(call("größe", 4, ...[7])); } catch { out("fault"); } if (count_) continue value2; }
for (var $ of [1, 2]) { ; }
 } } } finally { ; }
switch (Map) { case ((_x, [größe = (function* other() { if (fuel-- < 0) return 0; try { list3: for (const count_ of [1, 2]) { ; if (count_) continue list3; } throw { value: 2 }; } catch (other) { ; } finally { ; } return other; }), b = 0, ,] = {}, item) => (fuel-- < 0 ? 0 : 3)): ; case b: break; default: ; } }
 } }
 } finally { ; } if (count_) continue list1; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 7
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
try { out2 = (value = $); } catch { out("fault"); }
try { ; throw { value: "undef" }; } catch ({ undef = (Map = Object("$")), b, 12: { other, Map, class: get } = get }) { ; } finally { ; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 8
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
try { item = out2; } catch { out("fault"); }
for (const [{ item, item: name, Map }, [of = ({ ...Object(_x), 12: other }), value = typeof Map]] of [{ value: 1 }, [2]].map(list_)) { ; }
async function* größe(b = {}, out2, value) { if (fuel-- < 0) return 0; for (let größe = 0, count_ = 0; count_ < 2; count_++) { try { ; throw { value: ("a" || value) }; } catch (out2) { ; } finally { for (let undef of [{ value: 1 }, [2]].map(list_)) { { let times_ = 0; do { try { ; throw { value: Object(value)[show(5)] }; } catch (b) { ; } finally { switch ((await globalThis)) { case ((get = {}, async_, _x = (a = "b")) => (fuel-- < 0 ? 0 : new (class other {   #hidden = this; has(value) { return #hidden in Object(value); } static { if (({ value: [item, $], list: {  } } = Object(({ _x, Map })))) { ; } else { for (const a in { value: 1, item: 2 }) { ; }
for (let { b: name, a: _x, out2 = "list" } of [{ value: 1 }, [2]].map(list_)) { ; } } } })().value)): ; case other: break; default: ; } } } while (times_++ < 1) } } } }

 return "item"; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 9
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
{ let times_ = 0; do { if (Object(("a" ?? get))[show(call(((async_) => (fuel-- < 0 ? 0 : (class  { set value(other) { a; }   }))), of))]) { ; } else { 
 } } while (times_++ < 1) }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 10
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
for (var name of [1, 2]) { ; }
for (let b of [{ value: 1 }, [2]].map(list_)) { ; }
let b = (get !== 3);
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
try { ; throw { value: Object(other)[show("of")] }; } catch (b) { for (let _x = 0, count_ = 0; count_ < 2; count_++) { ; }
let other = ({ 'quoted': a }); } finally { for (const _x in { value: 1, item: 2 }) { ; } }
{ for (const Map in { value: 1, item: 2 }) { ; } }
for (let item = 0, count_ = 0; count_ < 2; count_++) { 
for (let of = 0, count_ = 0; count_ < 2; count_++) { for (let b = 0, count_ = 0; count_ < 2; count_++) { list1: for (const count_ of [1, 2]) { for (let other = 0, count_ = 0; count_ < 2; count_++) { try { a; } catch { out("fault"); } } if (count_) continue list1; }
try { list = ({ 'quoted': ({  }), value(größe, $ = {}, b = {}) { if (fuel-- < 0) return 0; for (var async_ of [1, 2]) { class größe { static 'quoted' = ({ 12: Map, class: "undef", größe }); #hidden = this; has(value) { return #hidden in Object(value); }  } }
for (let undef = 0, count_ = 0; count_ < 2; count_++) { $ = (Object(out2).item ? (class  {   set([$, { of = (($) => { if (fuel-- < 0) return 0; const _x = list_(typeof Map);
for (let other = 0, count_ = 0; count_ < 2; count_++) { for (let undef = 0, count_ = 0; count_ < 2; count_++) { ; } }
if ((function value(list = {}, value = (function value() { if (fuel-- < 0) return 0; var value = [(value ? name : name), ...[Map]];

 return 5; })) { if (fuel-- < 0) return 0; ; return 7; })) { 
 } else { 
 } return 1; }), b } = item] = {}, item) { if (fuel-- < 0) return 0; ; return 4; }   }) : "out2"); } return "of"; }, other }); } catch { out("fault"); } }
 } }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 11
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
const other = (_x = value);
value1: for (const count_ of [1, 2]) { ; if (count_) continue value1; }
value2: for (const count_ of [1, 2]) { { let times_ = 0; do { ; } while (times_++ < 1) } break value2; }
try { b = ({ list: call((function (list = new (class b { get = undef;  static get = 5;   })().value, item = {}) { if (fuel-- < 0) return 0; 
 return "a"; }), 4), [show("of")]: "async_" }); } catch { out("fault"); }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 12
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
for (let async_ = 0, count_ = 0; count_ < 2; count_++) { { let times_ = 0; do { { let times_ = 0; do { function* name() { if (fuel-- < 0) return 0; ; return ([$, ...["_x"]] ? `of ${show(value)} ${`${show({ class: 1, 12: a })}`}` : (function a(async_, { value: [], other } = {}, list = {}) { if (fuel-- < 0) return 0; ; return typeof other; })); } } while (times_++ < 1) } } while (times_++ < 1) }
switch ((5 ?? of)) { case ("list" ? a : "list"): ; case undef: break; default: ; } }
for (let { get: { list, name, item: a }, größe, async_ } of [{ value: 1 }, [2]].map(list_)) { ; }
function other() { if (fuel-- < 0) return 0; { { let times_ = 0; do { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } } while (times_++ < 1) }
const value = new (class größe {    })().value; } return (out2 = call(list, 2, ...["async_"])); }
{ let times_ = 0; do { ; } while (times_++ < 1) }
{ let times_ = 0; do { for (let { list: list, 'quoted': { other = Object("_x").item, name = Object(name)[show(3)] } = ["undef", ...[7]], b: {  } = (other ?? "a") } of [{ value: 1 }, [2]].map(list_)) { try { out(of); } catch (a_) { out("fault"); } } } while (times_++ < 1) }
if (Object) { switch (1) { case ({  } = Object(out2)): for (let other = 0, count_ = 0; count_ < 2; count_++) { for (let list = 0, count_ = 0; count_ < 2; count_++) { for (const value in { value: 1, item: 2 }) { if ((item || `other ${show("async_")} ${`${show({ 'quoted': 2, class: async_, b: "Map" })}`}`)) { ; } else { ; } } } } case item: break; default: ; } } else { 
 }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 13
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
for (let a = 0, count_ = 0; count_ < 2; count_++) { try { ; throw { value: ({ list, value, of }) }; } catch (async_) { let of = typeof list; } finally { function of($ = ((item) => { if (fuel-- < 0) return 0; try { 0, ($ = typeof item); } catch { out("fault"); }  }), out2) { if (fuel-- < 0) return 0; try { undef = (class b { set item(b) { list; }   }); } catch { out("fault"); }
for (var get of [1, 2]) { try { 0, (item = call(2, async_, ...["Map"])); } catch { out("fault"); } } return (function name($) { if (fuel-- < 0) return 0; for (var $ of [1, 2]) { ; } return a; }); } }
{ let { list = (class list { get item() { return name; }   }) } = list_(typeof of);
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } } }
class get { static async() { if (fuel-- < 0) return 0; for (var other of [1, 2]) { if ((globalThis = typeof other)) { try { ; throw { value: [Map, ...[4]] }; } catch (async_) { ; } finally { try { name = call("$", "b", ...[out2]); } catch { out("fault"); } }
value1: for (const count_ of [1, 2]) { ; break value1; } } else { ; } }
if ((typeof globalThis ? (list = "a") : ({ a: undef, name }))) { let a = list_([num(4) / num("value"), ...[call(5, "get", ...[7])]]); } else { let name = list_(/item[/'"`]?/u.test(show(/b[/'"`]?/u.test(show(0)))));
 }
 return größe; }   }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 14
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
{ { ; }
class größe { value = new (class $ {  static set value($) { a; } #hidden = this; has(value) { return #hidden in Object(value); }  })().value; set value(value) { größe; }   } }
for (let other = 0, count_ = 0; count_ < 2; count_++) { ; }
try { b = typeof item; } catch { out("fault"); }
for (let of = 0, count_ = 0; count_ < 2; count_++) { ; }
{ const _x = Object((undef = b))?.value; }
value1: for (const count_ of [1, 2]) { for (const Map in { value: 1, item: 2 }) { for (var get of [1, 2]) { try { undef = call(5, 1, ...["list"]); } catch { out("fault"); } } } break value1; }
function list() { if (fuel-- < 0) return 0; try { async_ = (b ?? typeof Object); } catch { out("fault"); }
for (var $ of [1, 2]) { ; }
const größe = list_((async function (value = call(3, a, ...["$"])) { if (fuel-- < 0) return 0; ; return `value ${show([name, ...[0]])} ${`${show({ 12: (globalThis.q = Object(name)), a, a: Object($)?.list })}`}`; })); return call((function () { if (fuel-- < 0) return 0; try { out(/out2[/'"`]?/u.test(show(out2))); } catch (out2_) { out("fault"); }
try { switch (a) { case ("list" ?? 8): ; case a: break; default: for (const out2 in { value: 1, item: 2 }) { if (({ of: /other[/'"`]?/u.test(show("out2")), list, get: ({  }) })) { ; } else { { ; }
try { num(Map) * num((7 ?? "_x")); } catch { out("fault"); } } } } throw { value: ("out2" === "of") }; } catch (Map) { for (const Map in { value: 1, item: 2 }) { ; }
{ { let times_ = 0; do { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } } while (times_++ < 1) } } } finally { ; } return (`other ${show(undef)} ${`${show({ async() { if (fuel-- < 0) return 0; 
 return async_; }, item, item: "$" })}`}` ? 4 : a); }), 2); }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 15
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
const _x = num([async_, ...[3]]) >> num(call((async (b, ...a) => (fuel-- < 0 ? 0 : ({ b: num("größe") / num(a) }))), 5));
class other {   static { try { b = (new (class _x { set value(other) { a; } get = Object(c)[show("_x")];   })().value !== `item ${show(name)} ${`${show({ a: "größe", a })}`}`); } catch { out("fault"); } } }
if ((num(name) - num(7) && "async_")) { ; } else { ; }
function out2(...b) { if (fuel-- < 0) return 0; for (var größe of [1, 2]) { ; }
 return 1; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 16
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
try { out(({  })); } catch ($_) { out("fault"); }
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
class a {   static { try { out(call((function (value, of = ["async_", ...[0]], out2) { if (fuel-- < 0) return 0; ; return typeof $; }), new (class a { static set value(größe) { item; } value = "out2";   })().value)); } catch (list_) { out("fault"); } } }
{ ; }
for (var of of [1, 2]) { ; }
for (const a in { value: 1, item: 2 }) { ; }
if (call((async function value(Map = {}, list, name = {}) { if (fuel-- < 0) return 0; for (let $ = 0, count_ = 0; count_ < 2; count_++) { class item { get value() { return Object("async_")[show(of)]; } #hidden = 1; has(value) { return #hidden in Object(value); }  } }
for (let async_ of [{ value: 1 }, [2]].map(list_)) { ; } return [("$" || 1), ...[typeof _x]]; }), ("value" ?? "list"))) { ; } else { try { 0, (6 || call(b, get, ...[value])); } catch { out("fault"); }
$; }
let b = ([] = Object(new (class of { list({ b: undef = (class  {   static { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } } }) } = {}, ...of) { if (fuel-- < 0) return 0; ; return _x; } static list(_x, ...get) { if (fuel-- < 0) return 0; ; return Object((out2 !== 0))[show("other")]; } item($ = `of ${show(4)} ${`${show({ 'quoted': 8, b, undef })}`}`) { if (fuel-- < 0) return 0; ; return value; } #hidden = 1; has(value) { return #hidden in Object(value); }  })().value));
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 17
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
if ((class größe {  #hidden = this; has(value) { return #hidden in Object(value); } static { if (((value = (class  { static get value() { return (of ? 3 : value); }  static { ; } })) => { if (fuel-- < 0) return 0; ; return call((function (of, undef, ...name) { if (fuel-- < 0) return 0; ; return (() => (fuel-- < 0 ? 0 : a)); }), call((function (a = {}) { if (fuel-- < 0) return 0; { let times_ = 0; do { function größe(value, get = ({ list: "_x", 12: 7 })) { if (fuel-- < 0) return 0; ;  } } while (times_++ < 1) } return (async function _x(value, undef, Map) { if (fuel-- < 0) return 0; ; return Object((größe = "größe"))[show(/b[/'"`]?/u.test(show(0)))]; }); }), get)); })) { ; } else { function a(item, list, out2 = (größe ? name : 3)) { if (fuel-- < 0) return 0; for (const größe in { value: 1, item: 2 }) { ; }
function list(name = {}, item, get) { if (fuel-- < 0) return 0; for (var Map of [1, 2]) { ; }
for (let [{ b: out2 } = ({ _x }), ,] of [{ value: 1 }, [2]].map(list_)) { try { try { 0, ((of = num($) < num(0), async_) => { if (fuel-- < 0) return 0; for (const undef in { value: 1, item: 2 }) { ; }
const { a, 12: [value], other = get } = list_([typeof Map, ...[typeof of]]);  }); } catch { out("fault"); } throw { value: typeof Map }; } catch ({  }) { for (let {  } of [{ value: 1 }, [2]].map(list_)) { list1: for (const count_ of [1, 2]) { { let times_ = 0; do { ; } while (times_++ < 1) } break list1; } } } finally { ; } } return ({ of: ({ get(name, [other = num(name) | num(Object), {  } = "_x"] = {}, list, ...a) { if (fuel-- < 0) return 0; { switch (({ item })) { case call(((list, ...get) => { if (fuel-- < 0) return 0; for (var list of [1, 2]) { let get = typeof get; } return (Object(Map)[show("größe")] ? get : globalThis); }), 8): try { num((async_ ? 2 : "b")) < num(typeof list); } catch { out("fault"); } case list: break; default: ; }
let [{ of: name = typeof out2, async_ = call((function ([other = ({ ...Object(b), Map, name }), get] = {}) { if (fuel-- < 0) return 0; 

 return "of"; }), a), _x }] = list_(2); } return 8; }, async_ }) }); } return "value"; }
 } } })) { ; } else { 
 }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 18
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
const [async_ = (class Map { get value() { return `a ${show(6)} ${`${show({ ...Object(b), list: 4, [show(typeof list)]: 6 })}`}`; } set item(a) { value; } static set item(größe) { value; }   }), ,] = list_($);
for (let get of [{ value: 1 }, [2]].map(list_)) { function $(name) { if (fuel-- < 0) return 0; let out2 = (function b() { if (fuel-- < 0) return 0; for (const value in { value: 1, item: 2 }) { ; } return other; });
for (const $ in { value: 1, item: 2 }) { ; }
switch (out2) { case ["item", ...["item"]]: try { typeof out2; } catch { out("fault"); } case value: break; default: class name { async(list = call(((a, name, b) => { if (fuel-- < 0) return 0; try { try { ; throw { value: ({ set(name, item, ...async_) { if (fuel-- < 0) return 0; 
 return 4; }, $, list }) }; } catch ([list = (get = Object(c))]) { ; } finally { ; } throw { value: "undef" }; } catch ([undef = (class item {  #hidden = this; has(value) { return #hidden in Object(value); }  })]) { ; } finally { ; } return "other"; }), 8), get = {}, größe = 0) { if (fuel-- < 0) return 0; ; return undef; } set item(get) { item; }    } } return "b"; } }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 19
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
try { async_ = (({  } = {}, list) => (fuel-- < 0 ? 0 : [2, ...[("name" ? b : $)]])); } catch { out("fault"); }
if ([num(6) - num("undef"), ...[(class out2 { static list(async_, { item: [{ other, if: out2, get: Map }, { name = item, [show(7)]: _x = a, 12: größe }] = name, get } = {}) { if (fuel-- < 0) return 0; ;  } #hidden = this; has(value) { return #hidden in Object(value); }  })]]) { ; } else { 
 }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 20
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
class größe { get item() { return größe; } static get item() { return Object(8).if; } #hidden = this; has(value) { return #hidden in Object(value); }  }
try { name = ((value, list, other = new (class out2 {    })().value) => { if (fuel-- < 0) return 0; for (let Map = 0, count_ = 0; count_ < 2; count_++) { ; }
try { ; throw { value: call("_x", "a", ...["name"]) }; } catch (out2) { ; } finally { ; } return num((async function item(item, [{ value: {  } = num(3) * num("_x"), item: [value], 'quoted': $ = (b || "item") }] = {}) { if (fuel-- < 0) return 0; for (const b in { value: 1, item: 2 }) { ; }
for (let größe of [{ value: 1 }, [2]].map(list_)) { for (var item of [1, 2]) { ; } }
function other([[a, [b], ,] = Object("b")[show(value)], [{ get }] = ("größe" , größe)] = {}, undef) { if (fuel-- < 0) return 0; for (const undef of [{ value: 1 }, [2]].map(list_)) { ; } return async_; } return call((function* (list = typeof undef, ...value) { if (fuel-- < 0) return 0; try { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } throw { value: (list ?? 3) }; } catch (a) { for (var async_ of [1, 2]) { ; }
try { out(get); } catch (out2_) { out("fault"); } } finally { try { out(async_); } catch (item_) { out("fault"); } }  }), (await 1), ...[typeof item]); })) >> num(({ value() { if (fuel-- < 0) return 0; if (call((([, ,] = {}) => { if (fuel-- < 0) return 0; for (const $ in { value: 1, item: 2 }) { ; }
for (var async_ of [1, 2]) { ; } return ({ name, ...Object(out2), list: call(of, _x, ...["größe"]) }); }), typeof b, ...[new (class größe {  'quoted' = (a = value);  static { ; } })().value])) { ; } else { try { 0, (item = $); } catch { out("fault"); }
 }
 return "out2"; } })); }); } catch { out("fault"); }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 21
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
for (let item = 0, count_ = 0; count_ < 2; count_++) { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
if ((größe = Object(({ ...Object(name), out2 })))) { ; } else { try { out(Object(`item ${show(["async_", ...["$"]])} ${`${show({ 'quoted': new (class a { get item() { return name; }  static { if ((of = a)) { switch ((function async_() { if (fuel-- < 0) return 0; const value = call(({  }), Object(get)[show("of")], ...[("get" ? Map : 1)]); return ({ get: "größe" }); })) { case ({  }): try { out(num((async_ ?? ["other", ...["$"]])) * num(num((8 === a)) < num(num($) - num(a)))); } catch (b_) { out("fault"); } case list: break; default: const { get, größe, 12: { _x, $ } = call(6, "name", ...["größe"]) } = list_((class async_ { set item(of) { name; }  static { ; } })); } } else { for (const _x in { value: 1, item: 2 }) { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } } } } })().value })}`}`)[show([call(4, "async_", ...[get]), ...[num("other") >> num("list")]])]); } catch (item_) { out("fault"); } } }
if ((new (class async_ { static set value(list) { async_; }   })().value ? undef : b)) { ; } else { if (Object(/get[/'"`]?/u.test(show(out2)))[show(0)]) { for (let größe = 0, count_ = 0; count_ < 2; count_++) { try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); } }
for (const { if: [_x = list] } of [{ value: 1 }, [2]].map(list_)) { try { out(`b ${show(typeof of)} ${`${show({ list: ({ list, b }), class: (async_ = Object), Map })}`}`); } catch (other_) { out("fault"); } } } else { try { ; throw { value: /value[/'"`]?/u.test(show("undef")) }; } catch (get) { class _x {   static { ; } }
if (Object(item)[show((function (value = {}, a, async_) { if (fuel-- < 0) return 0; { 
 } return 7; }))]) { ; } else { 
 } } finally { ; } }
 }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 22
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
try { name = num(("list" === "a")) / num(new (class a {    })().value); } catch { out("fault"); }
try { out((() => { if (fuel-- < 0) return 0; { let times_ = 0; do { const async_ = ({ ...Object($), get: 8, async_ }); } while (times_++ < 1) } return (`item ${show(6)} ${`${show({ 'quoted': 0 })}`}` === ({ value })); })); } catch (of_) { out("fault"); }
try { out(Object(new (class $ {  #hidden = 1; has(value) { return #hidden in Object(value); }  })().value)?.list); } catch (of_) { out("fault"); }
function* undef(b = ({  }), [] = {}, Map) { if (fuel-- < 0) return 0; value1: for (const count_ of [1, 2]) { for (let { 'quoted': { of = (class list {    }), b: größe, class: value } } of [{ value: 1 }, [2]].map(list_)) { ; } if (count_) continue value1; }
{ let times_ = 0; do { list2: for (const count_ of [1, 2]) { class a {  #hidden = this; has(value) { return #hidden in Object(value); }  } if (count_) continue list2; } } while (times_++ < 1) } return call((() => { if (fuel-- < 0) return 0; switch (Object("out2").list) { case call(((out2 = {}, list, async_ = {}, ...value) => (fuel-- < 0 ? 0 : call((3 ? 7 : "_x"), typeof async_, ...[["async_", ...[2]]]))), Map): for (var async_ of [1, 2]) { try { class Map {  static get = get; get value() { return `_x ${show("a")} ${`${show({ class: "b", b, other: 6 })}`}`; }   } throw { value: get }; } catch ({  }) { 
 } finally { ; } } case list: break; default: ; }
  }), "async_"); }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 23
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
value1: for (const count_ of [1, 2]) { ; break value1; }
try { out(num(b) * num(((4 || "list") ? Object(0).value : num("out2") - num(größe)))); } catch (_x_) { out("fault"); }
switch (Object("out2")?.name_) { case Object(0).item: for (var other of [1, 2]) { class list { set item(async_) { other; } get item() { return ({ 12: "item", ...Object(item) }); }   } } case async_: break; default: ; }
for (let async_ = 0, count_ = 0; count_ < 2; count_++) { class other { item(_x) { if (fuel-- < 0) return 0; for (const {  } of [{ value: 1 }, [2]].map(list_)) { ; } return undef; } static 'quoted' = Object(list)[show("list")]; #hidden = this; has(value) { return #hidden in Object(value); }  } }
try { ; throw { value: call((function _x({ of = Map } = {}, value) { if (fuel-- < 0) return 0; switch ((class Map {    })) { case typeof a: { 

 } case get: break; default: ; }  }), 3) }; } catch ({ [show(new (class Map { get item() { return ["a", ...["value"]]; } item() { if (fuel-- < 0) return 0; ; return Object(("of" ?? item))[show(größe)]; }   })().value)]: async_ = new (class of {    })().value, [show((class item { get value() { return call((function ({ value, other: [{ of, list = `other ${show("_x")} ${`${show({  })}`}` } = (value = _x)] = (class _x { async() { if (fuel-- < 0) return 0; try { { let times_ = 0; do { ; } while (times_++ < 1) } throw { value: a }; } catch (item) { for (let async_ = 0, count_ = 0; count_ < 2; count_++) { const of = (class other {    });
try { ; throw { value: 4 }; } catch ({  }) { value2: for (const count_ of [1, 2]) { ; if (count_) continue value2; } } finally { ; } } } finally { ; }
for (const list in { value: 1, item: 2 }) { { ; } } return ({  }); } static set(of, {  } = {}) { if (fuel-- < 0) return 0; function other(other = {}, $ = {}) { if (fuel-- < 0) return 0; ; return ((async_ = a) ? (5 && 4) : ({  })); } return größe; } other = Map;   }), other: Map } = {}, a, ...größe) { if (fuel-- < 0) return 0; ; return ((undef = {}, of) => (fuel-- < 0 ? 0 : Object(num(a) / num(Object))[show(["of", ...["name"]])])); }), "undef"); }   }))]: a }) { ; } finally { ; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 24
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { "use strict"; let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
function get(other, item, { undef, _x = (class undef {    }), 12: [$ = (function a(_x, out2) { if (fuel-- < 0) return 0; value1: for (const count_ of [1, 2]) { ; break value1; }
for (const { list: { 12: of, b = item } = ({ get: 2, [show(({ $ }))]: "_x" }) } of [{ value: 1 }, [2]].map(list_)) { ; }
let [list = (class undef { static get item() { return 8; } get item() { return [value, ...[_x]]; } #hidden = 1; has(value) { return #hidden in Object(value); }  }), { a: { of: a, if: async_ } = new (class value { static get item() { return $; } get item() { return (async (Map, [] = {}) => { if (fuel-- < 0) return 0; class _x { static value(async_ = {}, get = {}) { if (fuel-- < 0) return 0; ; return (Object && Object(1).item); }   }
for (let value of [{ value: 1 }, [2]].map(list_)) { ; }
try { if (/name[/'"`]?/u.test(show((b = "_x")))) { try { item = Object(call(4, 7, ...[7]))[show((7 ? "b" : of))]; } catch { out("fault"); } } else { ; } throw { value: typeof c }; } catch ({ 'quoted': { get: other = Object(globalThis)?.list, if: of, $ }, async_ }) { class value { static list() { if (fuel-- < 0) return 0; try { ; throw { value: (7 ?? "a") }; } catch (value) { ; } finally { ; }

 return "$"; }  'quoted' = out2; #hidden = this; has(value) { return #hidden in Object(value); }  }
 } finally { ; } return "get"; }); } get item() { return 4; }   })().value, item: name = list, item }] = list_(8); return $; }), value] } = {}) { if (fuel-- < 0) return 0; ; return "item"; }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
//// 25
for (const one of ["value","other","list","item","a","b","of","get","async_","Map","name","out2","undef","größe","$","_x"]) globalThis[one] ??= [one, [2]];
(function () { let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
value1: for (const count_ of [1, 2]) { try { out([num((globalThis.q = Object(get))) | num(_x), ...[(class  {    })]]); } catch (of_) { out("fault"); } if (count_) continue value1; }
try { out(typeof value, typeof other, typeof list, typeof item, typeof a, typeof b); } catch { out("early"); }
{ let times_ = 0; do { ; } while (times_++ < 1) }
try { out((({ other: größe }) || name)); } catch (get_) { out("fault"); }
if (({ async_, größe, class: call(Map, 3, ...[get]) })) { for (var Map of [1, 2]) { list2: for (const count_ of [1, 2]) { ; if (count_) continue list2; } }
try { 0, (num(undef) < num(7) ?? call((function undef(list = {}, b, get) { if (fuel-- < 0) return 0; ; return b; }), 4)); } catch { out("fault"); } } else { for (let item = 0, count_ = 0; count_ < 2; count_++) { { if ((größe = typeof Object)) { for (let _x = 0, count_ = 0; count_ < 2; count_++) { { let times_ = 0; do { ; } while (times_++ < 1) }
for (const name in { value: 1, item: 2 }) { for (const value in { value: 1, item: 2 }) { ; } } }
try { ; throw { value: Object }; } catch ({ class: [async_] = c, other: _x, Map = 5 }) { ; } finally { ; } } else { ; }
 } }
 }
try { out(value, other, list, item, a, b); } catch { out("end"); }
})();
