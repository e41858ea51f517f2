//// text run as code
(function () { const value = 1; out(eval("value")); })();
//// a function made of text
(function () { const value = 1; out(new Function("return 1")(), value); })();
//// with
(function () { const value = { length: 1 }; with (value) { out(length); } })();
//// modules
import { value } from "./other.js"; out(value);
//// modules, made
export const value = 1;
//// a module asked for
(function () { const value = "./other.js"; import(value); })();
//// let as a name
(function () { var let = 1; out(let); })();
//// async as a name
(function () { var async = 1; out(async); })();
//// await as a name
(function () { var await = 1; out(await); })();
//// yield as a name
(function () { var yield = 1; out(yield); })();
//// the old rules for functions in blocks
(function () { if (true) { function inside() { return 1; } } out(inside()); })();
//// a function after if
(function () { if (true) function inside() { return 1; } out(1); })();
//// a var of the name of what was caught
(function () { try { throw 1; } catch (fault) { var fault = 2; } out(fault); })();
//// a property that is the prototype
(function () { const __proto__ = { value: 1 }; out({ __proto__ }.value, __proto__); })();
//// arguments declared
(function () { var arguments = [1]; out(arguments); })();
//// a bracket left open
(function () { const value = 1; out(value);
//// a name with an escape
(function () { const v\u0061lue = 1; out(value); })();
//// decorators
(function () { const value = 1; @value class Made {} })();
//// something that is missing
(function () { const value = ; out(value); })();
//// deeper than anyone writes
(function () { const value = 1; out([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[value]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]); })();
