//! Expressions of a template: what each holds, and the names in it that are nowhere.

use std::ops::Range;

use super::shape::{Names, Shape, any_of};
use super::tokens::Kind;
use super::walk::{Walk, loop_scope};

/// Reads expressions where a walk stands.
pub(super) struct Expression<'w, 'a>(pub &'w mut Walk<'a>);

/// What was read of a chain such as `case.country.title`.
struct Chain {
    shape: Shape,
    path: String,
}

impl Expression<'_, '_> {
    pub(super) fn read(&mut self) -> Option<Shape> {
        self.all(true)
    }

    /// In a list made with `for`, `if` begins its condition.
    pub(super) fn read_without_if(&mut self) -> Option<Shape> {
        self.all(false)
    }

    /// Operands and what stands between them, without regard to what binds stronger: only names matter.
    fn all(&mut self, with_if: bool) -> Option<Shape> {
        let mut before = self.0.unknown.len();
        let mut path = String::new();
        let mut shape = self.operand(&mut path)?;
        loop {
            let walk = &mut *self.0;
            let Some(token) = walk.tokens.get(walk.at) else {
                return Some(shape);
            };
            match (token.kind, token.text) {
                (Kind::Name, "and" | "or") => {
                    walk.at += 1;
                    before = self.0.unknown.len();
                    shape = shape.join(self.operand(&mut path)?);
                }
                (Kind::Name, "not") => walk.at += 1,
                (Kind::Name, "is") => {
                    walk.at += 1;
                    walk.next_if("not");
                    let test = walk.next()?.text;
                    if matches!(test, "defined" | "undefined") {
                        self.excuse(&path, before);
                    }
                    self.arguments()?;
                    shape = Shape::Single;
                }
                (Kind::Sign, "|") => {
                    walk.at += 1;
                    if walk.peek("default") {
                        self.excuse(&path, before);
                    }
                    shape = self.filter(shape)?;
                }
                (Kind::Name, "if") if with_if => {
                    walk.at += 1;
                    self.read()?;
                    self.0.next_if("else")?;
                    return Some(shape.join(self.read()?));
                }
                (Kind::Name, "in")
                | (
                    Kind::Sign,
                    "+" | "-" | "*" | "/" | "//" | "%" | "**" | "<" | "<=" | ">" | ">=" | "=="
                    | "!=" | "~",
                ) => {
                    // `/>` ends a component, and `>` too: no operand follows.
                    walk.at += 1;
                    before = self.0.unknown.len();
                    self.operand(&mut path)?;
                    shape = Shape::Single;
                }
                _ => return Some(shape),
            }
        }
    }

    /// What is asked for may be missing: here, and wherever the template names it.
    fn excuse(&mut self, path: &str, before: usize) {
        self.0.unknown.truncate(before);
        let asked = &mut self.0.known.asked;
        let asked = asked.entry(self.0.path.to_owned()).or_default();
        asked.insert(path.to_owned());
    }

    fn operand(&mut self, path: &mut String) -> Option<Shape> {
        path.clear();
        let token = self.0.next()?;
        let shape = match (token.kind, token.text) {
            (Kind::Name, "not") | (Kind::Sign, "-") => return self.operand(path),
            (Kind::Name, "true" | "True" | "false" | "False") | (Kind::Text | Kind::Number, _) => {
                Shape::Single
            }
            (Kind::Name, "none" | "None" | "null") => Shape::Unseen,
            (Kind::Name, name) if self.0.peek("(") => {
                self.arguments()?;
                if name == "range" {
                    Shape::List(Box::new(Shape::Single))
                } else {
                    Shape::Any
                }
            }
            (Kind::Name, "loop") if self.0.peek(".") => {
                self.0.at += 2;
                Shape::Single
            }
            (Kind::Name, name) => {
                name.clone_into(path);
                self.name(name, token.range.clone())
            }
            (Kind::Sign, "(") => {
                let shape = self.read()?;
                self.0.next_if(")")?;
                shape
            }
            (Kind::Sign, "[") => self.list()?,
            (Kind::Sign, "{") => self.map()?,
            (Kind::Sign, "<") => self.call(false)?,
            _ => return None,
        };
        let chain = Chain {
            shape,
            path: std::mem::take(path),
        };
        let chain = self.chain(chain)?;
        *path = chain.path;
        Some(chain.shape)
    }

    /// Looks a name up where the walk stands.
    fn name(&mut self, name: &str, range: Range<usize>) -> Shape {
        if let Some(shape) = self.0.seen(name) {
            return shape;
        }
        let names = self.0.visible().unwrap_or_default();
        let message = format!("nothing here is called `{name}`");
        self.0.tell(range, name, message, &names);
        Shape::Unseen
    }

    /// What follows a name: `.name`, `?.name`, `["name"]`, `[number]`.
    fn chain(&mut self, mut chain: Chain) -> Option<Chain> {
        loop {
            let walk = &mut *self.0;
            if walk.next_if(".").is_some() {
                let token = walk.next()?;
                chain = self.field(&chain, token.text, token.range.clone(), true);
            } else if walk.next_if("?.").is_some() {
                let token = walk.next()?;
                chain = self.field(&chain, token.text, token.range.clone(), false);
            } else if walk.peek("[") || walk.peek("?[") {
                let must = walk.next()?.text == "[";
                chain = self.index(chain, must)?;
            } else {
                return Some(chain);
            }
        }
    }

    fn field(&mut self, chain: &Chain, name: &str, range: Range<usize>, must: bool) -> Chain {
        let path = format!("{}.{name}", chain.path);
        let of = &chain.path;
        let mut tell = |message: String, known: &Names| {
            if must {
                self.0.tell(range.clone(), &path, message, known);
            }
            Shape::Unseen
        };
        let shape = match &chain.shape {
            Shape::Any => Shape::Any,
            Shape::Unseen => Shape::Unseen,
            Shape::Map(names) => match names.get(name) {
                Some(shape) => shape.clone(),
                None => tell(format!("`{of}` has no `{name}`"), names),
            },
            Shape::List(_) => tell(
                format!("`{of}` is a list and has no `{name}`: go through it with `for`"),
                &Names::new(),
            ),
            Shape::Single => tell(
                format!("`{of}` is a text or a number and has no `{name}`"),
                &Names::new(),
            ),
        };
        Chain { shape, path }
    }

    fn index(&mut self, chain: Chain, must: bool) -> Option<Chain> {
        let walk = &*self.0;
        let token = walk.tokens.get(walk.at)?;
        let closes = walk.tokens.get(walk.at + 1)?.text == "]";
        if token.kind == Kind::Text && closes {
            self.0.at += 2;
            return Some(self.field(&chain, token.text, token.range.clone(), must));
        }
        let mut is_slice = false;
        while self.0.next_if("]").is_none() {
            if self.0.next_if(":").is_some() {
                is_slice = true;
            } else {
                self.read()?;
            }
        }
        let shape = match (is_slice, &chain.shape) {
            (true, _) => chain.shape,
            (false, Shape::Map(names)) => any_of(names),
            (false, shape) => shape.each(),
        };
        let path = format!("{}[...]", chain.path);
        Some(Chain { shape, path })
    }

    /// A list after its `[`: what it holds, or a `for` that makes it.
    fn list(&mut self) -> Option<Shape> {
        if let Some(at) = self.made_with_for() {
            let start = std::mem::replace(&mut self.0.at, at + 1);
            let (names, target) = self.0.loop_head(true)?;
            self.0.scopes.push(loop_scope(&names, &target));
            if self.0.next_if("if").is_some() {
                self.read_without_if()?;
            }
            let end = self.0.at;
            self.0.at = start;
            let shape = self.read()?;
            self.0.scopes.pop();
            self.0.at = end;
            self.0.next_if("]")?;
            return Some(Shape::List(Box::new(shape)));
        }
        let mut each = Shape::Unseen;
        while self.0.next_if("]").is_none() {
            if self.0.next_if(",").is_some() {
            } else if self.0.next_if("...").is_some() {
                each = each.join(self.read()?.each());
            } else {
                each = each.join(self.read()?);
            }
        }
        Some(Shape::List(Box::new(each)))
    }

    /// The place of the `for` in a list that is made with one.
    fn made_with_for(&self) -> Option<usize> {
        let mut depth = 0;
        for (at, token) in self.0.tokens.iter().enumerate().skip(self.0.at) {
            match (token.kind, token.text) {
                (Kind::Sign, "[" | "?[" | "(" | "{") => depth += 1,
                (Kind::Sign, "]" | ")" | "}") if depth == 0 => return None,
                (Kind::Sign, "]" | ")" | "}") => depth -= 1,
                (Kind::Name, "for") if depth == 0 => return Some(at),
                (Kind::Close, _) => return None,
                _ => {}
            }
        }
        None
    }

    fn map(&mut self) -> Option<Shape> {
        let mut names = Names::new();
        while self.0.next_if("}").is_none() {
            if self.0.next_if(",").is_some() {
            } else if self.0.next_if("...").is_some() {
                match self.read()? {
                    Shape::Map(other) => names.extend(other),
                    _ => return self.rest_of_map(),
                }
            } else {
                let key = self.0.next()?.text.to_owned();
                self.0.next_if(":")?;
                names.insert(key, self.read()?);
            }
        }
        Some(Shape::Map(names))
    }

    /// The rest of a map of which not all is known.
    fn rest_of_map(&mut self) -> Option<Shape> {
        self.map()?;
        Some(Shape::Any)
    }

    /// A component's call after its `<`: to `/>`, or to `>` where a body follows.
    pub(super) fn call(&mut self, with_body: bool) -> Option<Shape> {
        let component = self.0.dotted()?;
        let mut passed = Names::new();
        loop {
            if with_body && self.0.next_if(">").is_some() {
                break;
            }
            if self.0.next_if("/").is_some() {
                self.0.next_if(">")?;
                break;
            }
            if self.0.next_if("{").is_some() {
                self.0.next_if("...")?;
                if let Shape::Map(names) = self.read()? {
                    passed.extend(names);
                }
                self.0.next_if("}")?;
                continue;
            }
            let name = self.0.next()?;
            let shape = if self.0.next_if("=").is_none() {
                self.name(name.text, name.range.clone())
            } else if self.0.next_if("{").is_some() {
                let shape = self.read()?;
                self.0.next_if("}")?;
                shape
            } else {
                self.0.next()?;
                Shape::Single
            };
            passed.insert(name.text.to_owned(), shape);
        }
        let arguments = self.0.known.arguments.entry(component).or_default();
        super::shape::add(arguments, passed);
        Some(Shape::Single)
    }

    /// `name(arguments) | name`, without what goes in.
    pub(super) fn filters(&mut self) -> Option<()> {
        self.0.next_if("|");
        self.filter(Shape::Single)?;
        while self.0.next_if("|").is_some() {
            self.filter(Shape::Single)?;
        }
        Some(())
    }

    /// A filter after its `|`: what comes out of it.
    fn filter(&mut self, shape: Shape) -> Option<Shape> {
        let name = self.0.next()?.text;
        self.arguments()?;
        Some(match name {
            "first" | "last" | "nth" => shape.each(),
            "reverse" | "sort" | "slice" | "unique" | "filter" => shape,
            "length" | "upper" | "lower" | "replace" | "safe" | "escape" | "trim" | "join"
            | "round" => Shape::Single,
            _ => Shape::Any,
        })
    }

    /// `(name=value, ...)`, where it stands next.
    fn arguments(&mut self) -> Option<()> {
        if self.0.next_if("(").is_none() {
            return Some(());
        }
        while self.0.next_if(")").is_none() {
            if self.0.next_if(",").is_some() {
                continue;
            }
            self.0.next()?;
            self.0.next_if("=")?;
            self.read()?;
        }
        Some(())
    }
}
