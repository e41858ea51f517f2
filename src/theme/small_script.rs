//! A script without its comments and needless white space: the same words and signs, in the same order.
//!
//! Renames and rewrites nothing; `short_names` does, in the built-in scripts. What it cannot follow for certain gives
//! `None`, and is then shipped as it was written: a site's own scripts come through here too, and none may be broken.

/// Returns the script with its comments and needless white space gone; `None` where it cannot be followed.
/// A comment that begins with `/*!` is kept, as it states a licence.
pub fn shrink(text: &str) -> Option<String> {
    write(&read(text)?)
}

/// Writes tokens with no more white space than they need.
pub(super) fn write(tokens: &[Token]) -> Option<String> {
    let mut small = String::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        small.push_str(between(before, token));
        small.push_str(token.text);
        before = Some(token);
    }
    // Two signs that grew together would be another sign; this shows that none did.
    let again = read(&small)?;
    let same = again.len() == tokens.len()
        && again
            .iter()
            .zip(tokens)
            .all(|(one, other)| one.text == other.text && one.kind == other.kind);
    same.then_some(small)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A name, a keyword or a private name.
    Word,
    Number,
    /// A string, or the end of a template.
    Text,
    /// A part of a template that ends in `${`.
    Opening,
    Regex,
    Sign,
    Licence,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    /// A line ended before it.
    pub line: bool,
}

/// What must stand between two tokens: where a line ends, a statement can end too.
fn between(before: Option<&Token>, after: &Token) -> &'static str {
    let Some(before) = before else { return "" };
    if before.kind == Kind::Licence || after.kind == Kind::Licence {
        return if after.line { "\n" } else { " " };
    }
    let opens = before.kind == Kind::Opening
        || (before.kind == Kind::Sign && matches!(before.text, "{" | "(" | "[" | "," | ";"));
    // No statement can begin with one of these, so the line before cannot have ended one.
    let goes_on = (after.kind == Kind::Sign
        && matches!(
            after.text,
            "}" | ")" | "]" | "," | ";" | "." | "?." | "&&" | "||" | "??" | "?" | ":"
        ))
        || after.text.starts_with('}');
    if after.line && !opens && !goes_on {
        return "\n";
    }
    if grow_together(before, after) {
        " "
    } else {
        ""
    }
}

/// Whether two tokens might be read as another when nothing stands between them.
fn grow_together(before: &Token, after: &Token) -> bool {
    let wordy = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number);
    let (Some(last), Some(first)) = (before.text.chars().last(), after.text.chars().next()) else {
        return true;
    };
    if (wordy(before) || before.kind == Kind::Regex) && wordy(after) {
        return true;
    }
    if before.kind == Kind::Number && first == '.' {
        return true;
    }
    let assigns = matches!(
        before.text,
        "=" | "?" | ":" | "=>" | "&&" | "||" | "===" | "!=="
    );
    if assigns && matches!(after.text, "!" | "-") {
        return false;
    }
    let edge = |letter| "+-*/%=<>!&|^~?:.@#".contains(letter);
    edge(last) && edge(first) && before.kind != Kind::Text && after.kind != Kind::Text
}

/// What an open bracket was opened by.
#[derive(PartialEq)]
enum Bracket {
    /// `(` after `if`, `while`, `for` or `with`: what follows `)` is a statement.
    Head,
    /// `(` after a word that may or may not be a keyword.
    Unsure,
    Round,
    Square,
    Curly,
    Template,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token<'t>>,
    open: Vec<Bracket>,
    /// What the last `)` closed.
    closed: Bracket,
    line: bool,
}

const SIGNS: [&str; 56] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=",
    "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%",
    "&", "|", "^", "!", "~", "?", ":", "=",
];

/// Takes a script apart; `None` where it cannot be followed.
pub(super) fn read(text: &str) -> Option<Vec<Token<'_>>> {
    let mut reader = Reader {
        text,
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
        closed: Bracket::Round,
        line: false,
    };
    while reader.at < text.len() {
        reader.step()?;
    }
    reader.open.is_empty().then_some(reader.tokens)
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

impl<'t> Reader<'t> {
    fn step(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        match first {
            ' ' | '\t' => self.at += 1,
            '\n' | '\r' => {
                self.line = true;
                self.at += 1;
            }
            '/' if rest.starts_with("//") => {
                // A line separator ends a comment too; too rare to follow.
                let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
                plain(&rest[..end])?;
                self.at += end;
            }
            '/' if rest.starts_with("/*") => self.comment(rest)?,
            '"' | '\'' => self.push(Kind::Text, string(rest, first)?),
            '`' => self.template(rest)?,
            '}' if self.open.last() == Some(&Bracket::Template) => {
                self.open.pop();
                self.template(rest)?;
            }
            '/' if self.regex_may_stand()? => self.push(Kind::Regex, regex(rest)?),
            _ if first.is_ascii_digit() || (first == '.' && digit_second(rest)) => {
                self.push(Kind::Number, number(rest));
            }
            '#' => {
                let end = word_end(&rest[1..]);
                if end == 0 {
                    return None;
                }
                self.push(Kind::Word, end + 1);
            }
            // An escaped letter in a name ends the name here and stops at the backslash.
            _ if in_word(first) => self.push(Kind::Word, word_end(rest)),
            _ => self.sign(rest)?,
        }
        Some(())
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let text = &self.text[self.at..self.at + length];
        let line = std::mem::take(&mut self.line);
        self.tokens.push(Token { kind, text, line });
        self.at += length;
    }

    fn comment(&mut self, rest: &str) -> Option<()> {
        let end = rest[2..].find("*/")? + 4;
        plain(&rest[..end])?;
        let broken = rest[..end].contains(['\n', '\r']);
        if rest.starts_with("/*!") {
            self.push(Kind::Licence, end);
        } else {
            self.at += end;
        }
        self.line |= broken;
        Some(())
    }

    /// Reads a template up to its end or its next `${`; it begins with its backtick, or `}`.
    fn template(&mut self, rest: &str) -> Option<()> {
        let bytes = rest.as_bytes();
        let mut at = 1;
        loop {
            match bytes.get(at)? {
                b'\\' => at += 2,
                b'`' => {
                    self.push(Kind::Text, at + 1);
                    return Some(());
                }
                b'$' if bytes.get(at + 1) == Some(&b'{') => {
                    self.push(Kind::Opening, at + 2);
                    self.open.push(Bracket::Template);
                    return Some(());
                }
                _ => at += 1,
            }
        }
    }

    /// The last token, and the one before it, licences apart.
    fn last_two(&self) -> (Option<&Token<'t>>, Option<&Token<'t>>) {
        let mut back = self
            .tokens
            .iter()
            .rev()
            .filter(|token| token.kind != Kind::Licence);
        (back.next(), back.next())
    }

    /// Whether a `/` here begins a regular expression; `None` when only a parser could tell.
    fn regex_may_stand(&self) -> Option<bool> {
        let (last, second) = self.last_two();
        let Some(last) = last else { return Some(true) };
        let property = second.is_some_and(|token| matches!(token.text, "." | "?."));
        match last.kind {
            Kind::Opening => Some(true),
            Kind::Number | Kind::Text | Kind::Regex | Kind::Licence => Some(false),
            Kind::Word if property => Some(false),
            Kind::Word => match last.text {
                "return" | "typeof" | "instanceof" | "in" | "new" | "delete" | "void" | "throw"
                | "case" | "do" | "else" => Some(true),
                "of" | "yield" | "await" | "let" | "async" | "static" | "get" | "set" => None,
                _ => Some(false),
            },
            Kind::Sign => match last.text {
                ")" => match self.closed {
                    Bracket::Head => Some(true),
                    Bracket::Unsure => None,
                    _ => Some(false),
                },
                // The end of a block or of an object.
                "}" => None,
                // `++` stands behind a name here; in front of one, no `/` can follow.
                "]" | "++" | "--" => Some(false),
                _ => Some(true),
            },
        }
    }

    fn sign(&mut self, rest: &str) -> Option<()> {
        // An old kind of comment.
        if rest.starts_with("<!--") || rest.starts_with("-->") {
            return None;
        }
        // The first byte alone settles most of them, and sooner.
        let first = rest.as_bytes().first();
        let found = SIGNS
            .iter()
            .find(|&&sign| sign.as_bytes().first() == first && rest.starts_with(sign));
        let found = match found {
            Some(&"?.") if rest[1..].starts_with('.') && digit_second(&rest[1..]) => "?",
            Some(sign) => sign,
            None if rest.starts_with('.') => ".",
            None => return None,
        };
        match found {
            "(" => {
                let bracket = self.round();
                self.open.push(bracket);
            }
            "[" => self.open.push(Bracket::Square),
            "{" => self.open.push(Bracket::Curly),
            ")" => {
                let closed = self.open.pop()?;
                if !matches!(closed, Bracket::Head | Bracket::Unsure | Bracket::Round) {
                    return None;
                }
                self.closed = closed;
            }
            "]" if self.open.pop()? != Bracket::Square => return None,
            "}" if self.open.pop()? != Bracket::Curly => return None,
            _ => {}
        }
        self.push(Kind::Sign, found.len());
        Some(())
    }

    fn round(&self) -> Bracket {
        let (last, second) = self.last_two();
        let property = second.is_some_and(|token| matches!(token.text, "." | "?."));
        match last.map(|token| token.text) {
            Some("if" | "while" | "for" | "with") if !property => Bracket::Head,
            Some("await") if !property => Bracket::Unsure,
            _ => Bracket::Round,
        }
    }
}

/// Refuses the line ends that only old editors write.
fn plain(comment: &str) -> Option<()> {
    (!comment.contains(['\u{2028}', '\u{2029}'])).then_some(())
}

fn digit_second(rest: &str) -> bool {
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

fn word_end(rest: &str) -> usize {
    rest.find(|letter| !in_word(letter)).unwrap_or(rest.len())
}

/// The length of a string with its quotes.
fn string(rest: &str, quote: char) -> Option<usize> {
    let mut letters = rest.char_indices().skip(1);
    loop {
        match letters.next()? {
            (_, '\\') => {
                // A line end may be of two characters.
                if let (_, '\r') = letters.next()? {
                    return None;
                }
            }
            (_, '\n' | '\r') => return None,
            (at, letter) if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
}

/// The length of a regular expression with its flags.
fn regex(rest: &str) -> Option<usize> {
    let mut class = false;
    let mut letters = rest.char_indices().skip(1);
    loop {
        match letters.next()? {
            (_, '\\') => {
                if let (_, '\n' | '\r') = letters.next()? {
                    return None;
                }
            }
            (_, '\n' | '\r' | '\u{2028}' | '\u{2029}') => return None,
            (_, '[') => class = true,
            (_, ']') => class = false,
            (at, '/') if !class => return Some(at + 1 + word_end(&rest[at + 1..])),
            _ => {}
        }
    }
}

/// The length of a number, with a sign in its exponent.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let based = matches!(bytes.get(1), Some(b'x' | b'X' | b'o' | b'O' | b'b' | b'B'));
    let mut at = 0;
    let mut point = based;
    while let Some(&byte) = bytes.get(at) {
        let signed =
            matches!(byte, b'+' | b'-') && !based && matches!(bytes[at.max(1) - 1], b'e' | b'E');
        let pointed = byte == b'.' && !point;
        if !(byte.is_ascii_alphanumeric() || byte == b'_' || pointed || (signed && at > 0)) {
            break;
        }
        point |= pointed || matches!(byte, b'e' | b'E' | b'n');
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests;
