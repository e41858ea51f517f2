//! The part of the grammar that is expressions.

use super::grammar::{Grammar, Read};
use crate::theme::small_script::Kind;

const ASSIGNS: [&str; 16] = [
    "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=",
    "??=",
];

const JOINS: [&str; 24] = [
    "+",
    "-",
    "*",
    "/",
    "%",
    "**",
    "<<",
    ">>",
    ">>>",
    "&",
    "|",
    "^",
    "&&",
    "||",
    "??",
    "==",
    "!=",
    "===",
    "!==",
    "<",
    ">",
    "<=",
    ">=",
    "instanceof",
];

impl Grammar<'_> {
    pub(super) fn expression(&mut self, with_in: bool) -> Read {
        loop {
            self.assigned(with_in)?;
            if !self.take(",") {
                return Some(());
            }
        }
    }

    /// An expression without a comma. What may be assigned to is not checked: only names matter here.
    pub(super) fn assigned(&mut self, with_in: bool) -> Read {
        self.deeper(|reader| reader.assigned_here(with_in))
    }

    fn assigned_here(&mut self, with_in: bool) -> Read {
        let asynchronous = self.sees(0, "async") && !self.line_before(1);
        if self.sees_arrow(usize::from(asynchronous)) {
            return self.arrow(with_in);
        }
        if self.function.generator && self.take("yield") {
            let ends = [")", "]", "}", ",", ";", ":", "in", "of"];
            let template = self
                .lexeme(0)
                .is_some_and(|lexeme| lexeme.text.starts_with('}'));
            if self.line_before(0) || template || self.sees_any(0, &ends) {
                return Some(());
            }
            self.take("*");
            return self.assigned(with_in);
        }
        self.operand()?;
        while self.sees_any(0, &JOINS) || (with_in && self.sees(0, "in")) {
            self.at += 1;
            self.operand()?;
        }
        if self.take("?") {
            self.assigned(true)?;
            self.need(":")?;
            return self.assigned(with_in);
        }
        if self.sees_any(0, &ASSIGNS) {
            self.at += 1;
            return self.assigned(with_in);
        }
        Some(())
    }

    fn operand(&mut self) -> Read {
        while self.sees_any(
            0,
            &["!", "~", "+", "-", "++", "--", "typeof", "void", "delete"],
        ) || (self.function.asynchronous && self.sees(0, "await"))
        {
            self.at += 1;
        }
        self.called_or_member()?;
        if self.sees_any(0, &["++", "--"]) && !self.line_before(0) {
            self.at += 1;
        }
        Some(())
    }

    /// A value, with all that is taken from it or called on it.
    pub(super) fn called_or_member(&mut self) -> Read {
        while self.sees(0, "new") && !self.sees(1, ".") {
            self.at += 1;
        }
        self.value()?;
        loop {
            if self.take(".") {
                self.property()?;
            } else if self.take("?.") {
                if !self.sees_any(0, &["(", "["]) {
                    self.property()?;
                }
            } else if self.take("[") {
                self.expression(true)?;
                self.need("]")?;
            } else if self.take("(") {
                self.list(")")?;
            } else if self
                .lexeme(0)
                .is_some_and(|lexeme| lexeme.text.starts_with('`'))
            {
                self.template()?;
            } else {
                return Some(());
            }
        }
    }

    fn property(&mut self) -> Read {
        let word = self.lexeme(0)?.kind == Kind::Word;
        self.at += 1;
        word.then_some(())
    }

    /// The rest of a list, up to its bracket.
    fn list(&mut self, end: &str) -> Read {
        while !self.take(end) {
            if end == "]" && self.take(",") {
                continue;
            }
            self.take("...");
            self.assigned(true)?;
            if !self.sees(0, end) {
                self.need(",")?;
            }
        }
        Some(())
    }

    fn value(&mut self) -> Read {
        let lexeme = self.lexeme(0)?;
        match (lexeme.kind, lexeme.text) {
            (Kind::Text | Kind::Opening, text) if text.starts_with('`') => self.template(),
            (Kind::Text, text) if text.starts_with('}') => None,
            (Kind::Number | Kind::Regex | Kind::Text, _)
            | (Kind::Word, "this" | "null" | "true" | "false" | "super") => {
                self.at += 1;
                Some(())
            }
            (Kind::Sign, "(") => {
                self.at += 1;
                self.expression(true)?;
                self.need(")")
            }
            (Kind::Sign, "[") => {
                self.at += 1;
                self.list("]")
            }
            (Kind::Sign, "{") => self.object(),
            (Kind::Word, "function") => self.function_expression(),
            (Kind::Word, "async") if self.sees(1, "function") && !self.line_before(1) => {
                self.function_expression()
            }
            (Kind::Word, "class") => self.class(false),
            (Kind::Word, "new") => {
                self.at += 3;
                (self.lexemes.get(self.at - 1)?.text == "target").then_some(())
            }
            (Kind::Word, text) if text.starts_with('#') => {
                self.at += 1;
                self.sees(0, "in").then_some(())
            }
            // It has a name of its own in every function, which is never declared.
            (Kind::Word, "arguments") => {
                self.at += 1;
                Some(())
            }
            // Text run as code could mean any name.
            (Kind::Word, "Function") => None,
            (Kind::Word, _) => self.used(false).map(|_| ()),
            _ => None,
        }
    }

    fn template(&mut self) -> Read {
        while self.lexeme(0)?.kind == Kind::Opening {
            self.at += 1;
            self.expression(true)?;
            self.lexeme(0)?.text.starts_with('}').then_some(())?;
        }
        self.at += 1;
        (self.lexemes[self.at - 1].kind == Kind::Text).then_some(())
    }

    fn object(&mut self) -> Read {
        self.need("{")?;
        while !self.take("}") {
            self.entry()?;
            if !self.sees(0, "}") {
                self.need(",")?;
            }
        }
        Some(())
    }

    fn entry(&mut self) -> Read {
        if self.take("...") {
            return self.assigned(true);
        }
        // Also `{ name = 1 }`, which takes a value apart without declaring anything.
        if self.sees_any(1, &[",", "}", "="]) {
            self.used(true)?;
            return self.default();
        }
        let (asynchronous, generator) = self.modifiers(&["(", ":", ",", "}", "="]);
        self.key()?;
        if self.sees(0, "(") {
            return self.callable(asynchronous, generator);
        }
        self.need(":")?;
        self.assigned(true)
    }
}
