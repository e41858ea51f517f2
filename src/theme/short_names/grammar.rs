//! Reads a script far enough to know which of its words are variables, and where each is declared.
//!
//! Follows the grammar of ECMAScript 2024 for classic scripts. What is old, rare or would need more knowledge
//! (`with`, `eval`, modules, `let` as a name) gives `None`: such a script keeps its names.

use super::scopes::{Opened, Scopes};
use crate::theme::small_script::{Kind, Token};

/// Done, or `None` where the script cannot be followed.
pub(super) type Read = Option<()>;

/// Deeper nesting than any person writes is not followed, so that it cannot use up the stack.
const DEEPEST: usize = 150;

/// Whether a word is no variable, wherever it stands outside of properties.
#[rustfmt::skip]
pub fn is_reserved(word: &str) -> bool {
    matches!(
        word,
        "arguments" | "async" | "await" | "break" | "case" | "catch" | "class" | "const" | "continue" | "debugger"
        | "default" | "delete" | "do" | "else" | "enum" | "eval" | "export" | "extends" | "false" | "finally" | "for"
        | "function" | "if" | "implements" | "import" | "in" | "instanceof" | "interface" | "let" | "new" | "null"
        | "package" | "private" | "protected" | "public" | "return" | "static" | "super" | "switch" | "this" | "throw"
        | "true" | "try" | "typeof" | "var" | "void" | "while" | "with" | "yield"
    )
}

/// Returns what is declared and used in a script; `None` where it cannot be followed.
pub fn scopes<'t>(tokens: &[Token<'t>]) -> Option<Scopes<'t>> {
    let mut lexemes: Vec<Lexeme<'t>> = Vec::with_capacity(tokens.len());
    let mut line = false;
    for (at, token) in tokens.iter().enumerate() {
        line |= token.line;
        if token.kind != Kind::Licence {
            lexemes.push(Lexeme {
                kind: token.kind,
                text: token.text,
                line,
                at,
            });
            line = false;
        }
    }
    let closing = closings(&lexemes)?;
    let mut reader = Grammar {
        lexemes,
        closing,
        at: 0,
        depth: 0,
        function: Function::default(),
        scopes: Scopes::new(),
    };
    reader.directives();
    while reader.at < reader.lexemes.len() {
        reader.statement()?;
    }
    reader.scopes.settle();
    Some(reader.scopes)
}

#[derive(Clone, Copy)]
pub(super) struct Lexeme<'t> {
    pub kind: Kind,
    pub text: &'t str,
    line: bool,
    /// Its number among the tokens.
    at: usize,
}

/// Where each bracket is closed, by where it is opened.
fn closings(lexemes: &[Lexeme]) -> Option<Vec<usize>> {
    let mut closing = vec![0; lexemes.len()];
    let mut open = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate() {
        let template =
            matches!(lexeme.kind, Kind::Opening | Kind::Text) && lexeme.text.starts_with('}');
        let sign = lexeme.kind == Kind::Sign;
        if template || (sign && matches!(lexeme.text, ")" | "]" | "}")) {
            closing[open.pop()?] = at;
        }
        if lexeme.kind == Kind::Opening || (sign && matches!(lexeme.text, "(" | "[" | "{")) {
            open.push(at);
        }
    }
    open.is_empty().then_some(closing)
}

/// What holds inside the function that is being read.
#[derive(Clone, Copy, Default)]
pub(super) struct Function {
    pub asynchronous: bool,
    pub generator: bool,
    pub strict: bool,
}

/// How a name is declared.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Declares {
    Here,
    Var,
}

pub(super) struct Grammar<'t> {
    pub(super) lexemes: Vec<Lexeme<'t>>,
    pub(super) closing: Vec<usize>,
    pub(super) at: usize,
    depth: usize,
    pub(super) function: Function,
    pub(super) scopes: Scopes<'t>,
}

impl<'t> Grammar<'t> {
    // Steps

    pub(super) fn lexeme(&self, ahead: usize) -> Option<Lexeme<'t>> {
        self.lexemes.get(self.at + ahead).copied()
    }

    /// Whether a keyword or a sign stands here, or further ahead.
    pub(super) fn sees(&self, ahead: usize, text: &str) -> bool {
        self.sees_any(ahead, &[text])
    }

    pub(super) fn sees_any(&self, ahead: usize, texts: &[&str]) -> bool {
        let found = self.lexemes.get(self.at + ahead);
        found.is_some_and(|lexeme| {
            matches!(lexeme.kind, Kind::Word | Kind::Sign) && texts.contains(&lexeme.text)
        })
    }

    pub(super) fn line_before(&self, ahead: usize) -> bool {
        self.lexeme(ahead).is_none_or(|lexeme| lexeme.line)
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let sees = self.sees(0, text);
        self.at += usize::from(sees);
        sees
    }

    pub(super) fn need(&mut self, text: &str) -> Read {
        self.take(text).then_some(())
    }

    /// A word that can be the name of a variable.
    pub(super) fn name(&self, ahead: usize) -> Option<&'t str> {
        let lexeme = self.lexeme(ahead)?;
        let named =
            lexeme.kind == Kind::Word && !lexeme.text.starts_with('#') && !is_reserved(lexeme.text);
        named.then_some(lexeme.text)
    }

    /// Notes the name of a variable, which stands here.
    pub(super) fn used(&mut self, shorthand: bool) -> Option<&'t str> {
        let name = self.name(0)?;
        if name == "__proto__" {
            return None;
        }
        self.scopes.note(name, self.lexemes[self.at].at, shorthand);
        self.at += 1;
        Some(name)
    }

    pub(super) fn declared(&mut self, how: Declares, shorthand: bool) -> Read {
        let name = self.used(shorthand)?;
        if how == Declares::Var {
            return self.scopes.declare_var(name);
        }
        self.scopes.declare(name);
        Some(())
    }

    /// The end of a statement: a semicolon, or where one may be left out.
    pub(super) fn end(&mut self) -> Read {
        (self.take(";") || self.sees(0, "}") || self.line_before(0)).then_some(())
    }

    pub(super) fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Read) -> Read {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        read(self)?;
        self.depth -= 1;
        Some(())
    }

    pub(super) fn within(&mut self, opened: Opened, read: impl FnOnce(&mut Self) -> Read) -> Read {
        self.scopes.open(opened);
        read(self)?;
        self.scopes.close();
        Some(())
    }

    // Statements

    pub(super) fn statement(&mut self) -> Read {
        self.deeper(Self::statement_here)
    }

    pub(super) fn statement_here(&mut self) -> Read {
        let lexeme = self.lexeme(0)?;
        if !matches!(lexeme.kind, Kind::Word | Kind::Sign) {
            self.expression(true)?;
            return self.end();
        }
        match lexeme.text {
            "{" => self.block(),
            ";" => self.need(";"),
            "var" | "let" | "const" => {
                self.declaration(true)?;
                self.end()
            }
            "function" => self.function_declaration(),
            "async" if self.sees(1, "function") && !self.line_before(1) => {
                self.function_declaration()
            }
            "class" => self.class(true),
            "if" => {
                self.head()?;
                self.branch()?;
                if self.take("else") {
                    self.branch()
                } else {
                    Some(())
                }
            }
            "for" => self.within(Opened::Block, Self::for_loop),
            "while" => {
                self.head()?;
                self.branch()
            }
            "do" => {
                self.at += 1;
                self.branch()?;
                self.sees(0, "while").then_some(())?;
                self.head()?;
                self.take(";");
                Some(())
            }
            "return" | "throw" => {
                self.at += 1;
                if !(self.sees_any(0, &[";", "}"]) || self.line_before(0)) {
                    self.expression(true)?;
                }
                self.end()
            }
            "break" | "continue" => {
                self.at += 1;
                if !self.line_before(0) && self.name(0).is_some() {
                    self.at += 1;
                }
                self.end()
            }
            "debugger" => {
                self.at += 1;
                self.end()
            }
            "switch" => self.switch(),
            "try" => self.attempt(),
            _ if self.name(0).is_some() && self.sees(1, ":") => {
                self.at += 2;
                self.branch()
            }
            _ => {
                self.expression(true)?;
                self.end()
            }
        }
    }

    /// What follows `if (...)` and its like: no declaration may stand there.
    pub(super) fn branch(&mut self) -> Read {
        if self.sees_any(0, &["function", "class", "let", "const", "async"]) {
            return None;
        }
        self.statement()
    }

    /// A keyword and its brackets.
    pub(super) fn head(&mut self) -> Read {
        self.at += 1;
        self.need("(")?;
        self.expression(true)?;
        self.need(")")
    }

    pub(super) fn block(&mut self) -> Read {
        self.within(Opened::Block, Self::braces)
    }

    pub(super) fn braces(&mut self) -> Read {
        self.need("{")?;
        while !self.take("}") {
            self.statement()?;
        }
        Some(())
    }

    pub(super) fn declaration(&mut self, with_in: bool) -> Read {
        let how = if self.sees(0, "var") {
            Declares::Var
        } else {
            Declares::Here
        };
        self.at += 1;
        loop {
            self.pattern(how)?;
            if self.take("=") {
                self.assigned(with_in)?;
            }
            if !self.take(",") {
                return Some(());
            }
        }
    }

    pub(super) fn for_loop(&mut self) -> Read {
        self.at += 1;
        if self.function.asynchronous {
            self.take("await");
        }
        self.need("(")?;
        if self.sees_any(0, &["var", "let", "const"]) {
            self.declaration(false)?;
        } else if !self.sees(0, ";") {
            self.expression(false)?;
        }
        if self.take("of") || self.take("in") {
            self.expression(true)?;
        } else {
            self.need(";")?;
            if !self.sees(0, ";") {
                self.expression(true)?;
            }
            self.need(";")?;
            if !self.sees(0, ")") {
                self.expression(true)?;
            }
        }
        self.need(")")?;
        self.branch()
    }

    pub(super) fn switch(&mut self) -> Read {
        self.head()?;
        self.within(Opened::Block, |reader| {
            reader.need("{")?;
            while !reader.take("}") {
                if reader.take("case") {
                    reader.expression(true)?;
                    reader.need(":")?;
                } else if reader.take("default") {
                    reader.need(":")?;
                } else {
                    reader.statement()?;
                }
            }
            Some(())
        })
    }

    pub(super) fn attempt(&mut self) -> Read {
        self.at += 1;
        self.block()?;
        if self.take("catch") {
            self.within(Opened::Catch, |reader| {
                if reader.take("(") {
                    reader.pattern(Declares::Here)?;
                    reader.need(")")?;
                }
                reader.block()
            })?;
        }
        if self.take("finally") {
            self.block()
        } else {
            Some(())
        }
    }
}
