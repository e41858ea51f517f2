//! One template, tag by tag: which names are in view where.

use std::ops::Range;

use super::expression::Expression;
use super::shape::{Names, Shape, add};
use super::tokens::{Kind, Token};
use super::{Known, Unknown};

/// More of one file are not told; the one above says that there are more.
const MOST_TOLD: usize = 100;

/// Names that came into view together.
pub(super) struct Scope {
    pub names: Names,
    /// A component sees nothing outside it.
    pub is_component: bool,
}

/// Reads one template with what is known so far.
pub(super) struct Walk<'a> {
    pub path: &'a str,
    pub tokens: &'a [Token<'a>],
    pub at: usize,
    pub words: &'a Shape,
    pub known: &'a mut Known,
    pub scopes: Vec<Scope>,
    pub unknown: Vec<Unknown>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        path: &'a str,
        tokens: &'a [Token<'a>],
        words: &'a Shape,
        known: &'a mut Known,
    ) -> Self {
        Self {
            path,
            tokens,
            at: 0,
            words,
            known,
            scopes: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Reads to the end, or to what cannot be followed.
    pub(super) fn run(mut self) -> Vec<Unknown> {
        while self.at < self.tokens.len() && self.tag().is_some() {}
        self.unknown
    }

    /// Reads one `{{ }}` or `{% %}`.
    fn tag(&mut self) -> Option<()> {
        let open = self.next()?;
        match open.text {
            "{{" => _ = Expression(self).read()?,
            _ => self.statement()?,
        }
        let close = self.next()?;
        (close.kind == Kind::Close).then_some(())
    }

    fn statement(&mut self) -> Option<()> {
        let word = self.next()?;
        match word.text {
            "if" | "elif" => _ = Expression(self).read()?,
            "for" => self.each()?,
            "endfor" | "endcomponent" => {
                self.scopes.pop();
                self.skip_names();
            }
            "set" | "set_global" => self.set()?,
            "extends" => {
                let parent = self.next()?.text.to_owned();
                let names = self.received();
                self.hand_on(parent, names);
            }
            "include" => {
                let other = self.next()?.text.to_owned();
                let names = self.visible();
                self.hand_on(other, names);
            }
            "filter" => Expression(self).filters()?,
            "component" => self.component()?,
            "<" => _ = Expression(self).call(true)?,
            "</" => {
                while self.next_if(">").is_none() {
                    self.next()?;
                }
            }
            "block" | "endblock" | "else" | "endif" | "endset" | "endfilter" | "break"
            | "continue" => {
                self.skip_names();
            }
            _ => return None,
        }
        Some(())
    }

    /// `for one in list`, `for key, value in map`.
    fn each(&mut self) -> Option<()> {
        let (names, target) = self.loop_head(false)?;
        self.scopes.push(loop_scope(&names, &target));
        Some(())
    }

    /// The variables of a loop, and what it goes through.
    pub(super) fn loop_head(&mut self, is_in_list: bool) -> Option<(Vec<&'a str>, Shape)> {
        let mut names = vec![self.next()?.text];
        if self.next_if(",").is_some() {
            names.push(self.next()?.text);
        }
        self.next_if("in")?;
        let target = if is_in_list {
            Expression(self).read_without_if()?
        } else {
            Expression(self).read()?
        };
        Some((names, target))
    }

    fn set(&mut self) -> Option<()> {
        let name = self.next()?.text.to_owned();
        let shape = if self.next_if("=").is_some() {
            Expression(self).read()?
        } else {
            if self.peek("|") {
                Expression(self).filters()?;
            }
            Shape::Single
        };
        let sets = self.known.sets.entry(self.path.to_owned()).or_default();
        add(sets, Names::from([(name, shape)]));
        Some(())
    }

    /// `component name(one: type = default, @implicit, ...rest) {metadata}`.
    fn component(&mut self) -> Option<()> {
        let component = self.dotted()?;
        self.next_if("(")?;
        let passed = self
            .known
            .arguments
            .get(&component)
            .cloned()
            .unwrap_or_default();
        let mut names = Names::from([("body".to_owned(), Shape::Single)]);
        while self.next_if(")").is_none() {
            let sign = self.next()?;
            let (name, mut shape) = match sign.text {
                "," => continue,
                "..." => (self.next()?.text, Shape::Any),
                "@" => {
                    let name = self.next()?.text;
                    (name, self.everywhere(name))
                }
                name => (name, passed.get(name).cloned().unwrap_or(Shape::Unseen)),
            };
            if self.next_if(":").is_some()
                && matches!(
                    self.next()?.text,
                    "string" | "bool" | "integer" | "float" | "number"
                )
            {
                shape = Shape::Single;
            }
            if self.next_if("=").is_some() {
                shape = shape.join(Expression(self).read()?);
            }
            names.insert(name.to_owned(), shape);
        }
        while self.tokens.get(self.at)?.kind != Kind::Close {
            self.at += 1;
        }
        self.scopes.push(Scope {
            names,
            is_component: true,
        });
        Some(())
    }

    /// What a name is on any page: a component can ask for it from wherever it is used.
    fn everywhere(&self, name: &str) -> Shape {
        if name == "words" {
            return self.words.clone();
        }
        let views = self.known.views.values();
        let shapes = views.filter_map(|names| names.get(name)).cloned();
        shapes.fold(Shape::Unseen, Shape::join)
    }

    /// What the template receives; nothing where no page was seen to use it.
    fn received(&self) -> Option<Names> {
        self.known.views.get(self.path).cloned()
    }

    /// All names in view here.
    pub(super) fn visible(&self) -> Option<Names> {
        let outside = self.scopes.iter().rposition(|scope| scope.is_component);
        let mut names = Names::new();
        if outside.is_none() {
            names = self.received()?;
            add(&mut names, self.own());
        }
        for scope in &self.scopes[outside.unwrap_or(0)..] {
            names.extend(scope.names.clone());
        }
        if outside.is_some() {
            add(&mut names, self.own());
        }
        Some(names)
    }

    /// What a name in view holds. Where nothing is known of the template, any name may be there.
    pub(super) fn seen(&self, name: &str) -> Option<Shape> {
        let outside = self.scopes.iter().rposition(|scope| scope.is_component);
        let mut inner = self.scopes[outside.unwrap_or(0)..].iter().rev();
        let inner = inner.find_map(|scope| scope.names.get(name)).cloned();
        let own = self.known.sets.get(self.path);
        let own = own.and_then(|own| own.get(name)).cloned();
        let join = |one: Option<Shape>, other: Option<Shape>| match (one, other) {
            (Some(one), Some(other)) => Some(one.join(other)),
            (one, other) => one.or(other),
        };
        if outside.is_some() {
            return join(inner, own);
        }
        match self.known.views.get(self.path) {
            None => Some(Shape::Unseen),
            Some(received) => inner.or_else(|| join(received.get(name).cloned(), own)),
        }
    }

    fn own(&self) -> Names {
        self.known.sets.get(self.path).cloned().unwrap_or_default()
    }

    /// Lets another template receive names.
    fn hand_on(&mut self, other: String, names: Option<Names>) {
        if let Some(names) = names {
            add(self.known.views.entry(other).or_default(), names);
        }
    }

    /// Tells a name that is not there, unless the template asks for it elsewhere.
    pub(super) fn tell(&mut self, range: Range<usize>, path: &str, message: String, known: &Names) {
        let asked = self.known.asked.get(self.path);
        if asked.is_some_and(|asked| asked.contains(path)) || self.unknown.len() > MOST_TOLD {
            return;
        }
        self.unknown.push(Unknown {
            range,
            message,
            known: known.keys().cloned().collect(),
        });
    }

    pub(super) fn dotted(&mut self) -> Option<String> {
        let mut name = self.next()?.text.to_owned();
        while self.next_if(".").is_some() {
            name.push('.');
            name.push_str(self.next()?.text);
        }
        Some(name)
    }

    fn skip_names(&mut self) {
        while self
            .tokens
            .get(self.at)
            .is_some_and(|token| token.kind == Kind::Name || token.text == ".")
        {
            self.at += 1;
        }
    }

    pub(super) fn next(&mut self) -> Option<&'a Token<'a>> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    /// Tells whether a sign or a keyword stands next.
    pub(super) fn peek(&self, text: &str) -> bool {
        let token = self.tokens.get(self.at);
        token.is_some_and(|token| token.text == text && token.kind != Kind::Text)
    }

    /// Takes a sign or a keyword, where it stands next.
    pub(super) fn next_if(&mut self, text: &str) -> Option<&'a Token<'a>> {
        if self.peek(text) { self.next() } else { None }
    }
}

/// What a loop brings into view.
pub(super) fn loop_scope(names: &[&str], target: &Shape) -> Scope {
    let each = target.each();
    let names = match names {
        [key, value] => Names::from([
            ((*key).to_owned(), Shape::Single),
            ((*value).to_owned(), each),
        ]),
        [name] => Names::from([((*name).to_owned(), each)]),
        _ => Names::new(),
    };
    Scope {
        names,
        is_component: false,
    }
}
