//! The part of the grammar that is functions, classes and patterns.

use super::grammar::{Declares, Function, Grammar, Read};
use super::scopes::Opened;
use crate::theme::small_script::Kind;

impl Grammar<'_> {
    // Functions and classes

    pub(super) fn function_declaration(&mut self) -> Read {
        let asynchronous = self.take("async");
        self.need("function")?;
        let generator = self.take("*");
        if self.scopes.in_block() {
            // Elsewhere the old rules make it a variable of the function around, now and then.
            self.function.strict.then_some(())?;
            self.declared(Declares::Here, false)?;
        } else {
            self.declared(Declares::Var, false)?;
        }
        self.callable(asynchronous, generator)
    }

    pub(super) fn function_expression(&mut self) -> Read {
        let asynchronous = self.take("async");
        self.need("function")?;
        let generator = self.take("*");
        self.within(Opened::Head, |reader| {
            if reader.name(0).is_some() {
                reader.declared(Declares::Here, false)?;
            }
            reader.callable(asynchronous, generator)
        })
    }

    /// Parameters and body of a function or method.
    pub(super) fn callable(&mut self, asynchronous: bool, generator: bool) -> Read {
        self.called(asynchronous, generator, |reader| {
            reader.parameters()?;
            reader.body()
        })
    }

    pub(super) fn called(
        &mut self,
        asynchronous: bool,
        generator: bool,
        read: impl FnOnce(&mut Self) -> Read,
    ) -> Read {
        let around = self.function;
        self.function = Function {
            asynchronous,
            generator,
            ..around
        };
        self.within(Opened::Head, read)?;
        self.function = around;
        Some(())
    }

    pub(super) fn parameters(&mut self) -> Read {
        self.need("(")?;
        while !self.take(")") {
            self.take("...");
            self.defaulted(Declares::Here)?;
            if !self.sees(0, ")") {
                self.need(",")?;
            }
        }
        Some(())
    }

    pub(super) fn body(&mut self) -> Read {
        self.within(Opened::Body, |reader| {
            reader.need("{")?;
            reader.directives();
            while !reader.take("}") {
                reader.statement()?;
            }
            Some(())
        })
    }

    /// Looks for "use strict" among the texts that a function begins with.
    pub(super) fn directives(&mut self) {
        let mut ahead = 0;
        while let Some(lexeme) = self
            .lexeme(ahead)
            .filter(|lexeme| lexeme.kind == Kind::Text)
        {
            if !self.sees(ahead + 1, ";") {
                return;
            }
            self.function.strict |= matches!(lexeme.text, "\"use strict\"" | "'use strict'");
            ahead += 2;
        }
    }

    pub(super) fn arrow(&mut self, with_in: bool) -> Read {
        let asynchronous = self.sees(0, "async");
        self.at += usize::from(asynchronous);
        self.called(asynchronous, false, |reader| {
            if reader.sees(0, "(") {
                reader.parameters()?;
            } else {
                reader.declared(Declares::Here, false)?;
            }
            reader.need("=>")?;
            if reader.sees(0, "{") {
                reader.body()
            } else {
                reader.assigned(with_in)
            }
        })
    }

    /// Whether an arrow function begins here, or after the word `async`.
    pub(super) fn sees_arrow(&self, ahead: usize) -> bool {
        let end = if self.sees(ahead, "(") {
            self.closing[self.at + ahead] - self.at
        } else if self.name(ahead).is_some() {
            ahead
        } else {
            return false;
        };
        self.sees(end + 1, "=>") && !self.line_before(end + 1)
    }

    pub(super) fn class(&mut self, is_declared: bool) -> Read {
        self.need("class")?;
        if is_declared {
            self.declared(Declares::Here, false)?;
        }
        let around = self.function;
        self.function.strict = true;
        self.within(Opened::Head, |reader| {
            if !is_declared && reader.name(0).is_some() {
                reader.declared(Declares::Here, false)?;
            }
            if reader.take("extends") {
                reader.called_or_member()?;
            }
            reader.need("{")?;
            while !reader.take("}") {
                reader.member()?;
            }
            Some(())
        })?;
        self.function = around;
        Some(())
    }

    pub(super) fn member(&mut self) -> Read {
        if self.take(";") {
            return Some(());
        }
        let ends = ["(", "=", ";", "}"];
        if self.sees(0, "static") && !self.sees_any(1, &ends) {
            self.at += 1;
            if self.sees(0, "{") {
                return self.called(false, false, |reader| {
                    reader.within(Opened::Body, Self::braces)
                });
            }
        }
        let (asynchronous, generator) = self.modifiers(&ends);
        self.key()?;
        if self.sees(0, "(") {
            return self.callable(asynchronous, generator);
        }
        if self.take("=") {
            self.called(false, false, |reader| reader.assigned(true))?;
        }
        self.end()
    }

    /// Takes `async`, `*`, `get` and `set` in front of a key, unless they are the key, which one of these would follow.
    pub(super) fn modifiers(&mut self, ends: &[&str]) -> (bool, bool) {
        let asynchronous = self.sees(0, "async") && !self.sees_any(1, ends) && !self.line_before(1);
        self.at += usize::from(asynchronous);
        let generator = self.take("*");
        if self.sees_any(0, &["get", "set"]) && !self.sees_any(1, ends) && !self.sees(1, "*") {
            self.at += 1;
        }
        (asynchronous, generator)
    }

    /// The name of a property or member.
    pub(super) fn key(&mut self) -> Read {
        if self.take("[") {
            self.assigned(true)?;
            return self.need("]");
        }
        let lexeme = self.lexeme(0)?;
        let quoted = lexeme.kind == Kind::Text && lexeme.text.starts_with(['"', '\'']);
        self.at += 1;
        (quoted || matches!(lexeme.kind, Kind::Word | Kind::Number)).then_some(())
    }

    // Patterns

    /// What a value is taken apart by, with the names that it declares.
    pub(super) fn pattern(&mut self, how: Declares) -> Read {
        self.deeper(|reader| {
            if reader.take("[") {
                while !reader.take("]") {
                    if reader.take(",") {
                        continue;
                    }
                    reader.take("...");
                    reader.defaulted(how)?;
                }
                return Some(());
            }
            if !reader.take("{") {
                return reader.declared(how, false);
            }
            while !reader.take("}") {
                reader.field(how)?;
                if !reader.sees(0, "}") {
                    reader.need(",")?;
                }
            }
            Some(())
        })
    }

    pub(super) fn field(&mut self, how: Declares) -> Read {
        if self.take("...") {
            return self.pattern(how);
        }
        if self.sees_any(1, &[",", "}", "="]) {
            self.declared(how, true)?;
            return self.default();
        }
        self.key()?;
        self.need(":")?;
        self.defaulted(how)
    }

    pub(super) fn defaulted(&mut self, how: Declares) -> Read {
        self.pattern(how)?;
        self.default()
    }

    pub(super) fn default(&mut self) -> Read {
        if self.take("=") {
            self.assigned(true)
        } else {
            Some(())
        }
    }
}
