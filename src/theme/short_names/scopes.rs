//! Which words of a script are names of variables, and which variable each of them means.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What opened a scope.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The file itself: what is declared here, other scripts of the page see.
    File,
    /// The brackets of a function, or the own name of a function or class.
    Head,
    Body,
    Block,
    /// The brackets of `catch`.
    Catch,
}

/// One word that stands for a variable.
#[derive(Clone, Copy)]
pub struct Use<'t> {
    pub name: &'t str,
    /// Which token it is.
    pub token: usize,
    /// `{ name }`, where the word is the name of a property too.
    pub shorthand: bool,
    /// Which variable it means; `None` for one that this file does not declare.
    pub variable: Option<usize>,
    scope: usize,
}

struct Scope<'t> {
    outer: Option<usize>,
    opened: Opened,
    variables: BTreeMap<&'t str, usize>,
}

/// One declared variable.
pub struct Variable<'t> {
    pub name: &'t str,
    pub scope: usize,
}

/// All that is declared in a script, and all that is used.
pub struct Scopes<'t> {
    all: Vec<Scope<'t>>,
    now: usize,
    pub variables: Vec<Variable<'t>>,
    pub uses: Vec<Use<'t>>,
}

impl<'t> Scopes<'t> {
    pub fn new() -> Self {
        let file = Scope {
            outer: None,
            opened: Opened::File,
            variables: BTreeMap::new(),
        };
        Self {
            all: vec![file],
            now: 0,
            variables: Vec::new(),
            uses: Vec::new(),
        }
    }

    pub fn open(&mut self, opened: Opened) {
        self.all.push(Scope {
            outer: Some(self.now),
            opened,
            variables: BTreeMap::new(),
        });
        self.now = self.all.len() - 1;
    }

    pub fn close(&mut self) {
        self.now = self.all[self.now].outer.unwrap_or_default();
    }

    /// Whether a function that is declared here belongs to its block only.
    pub fn in_block(&self) -> bool {
        !matches!(self.all[self.now].opened, Opened::File | Opened::Body)
    }

    pub fn outer(&self, scope: usize) -> Option<usize> {
        self.all[scope].outer
    }

    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Notes a word that means a variable.
    pub fn note(&mut self, name: &'t str, token: usize, shorthand: bool) {
        self.uses.push(Use {
            name,
            token,
            shorthand,
            variable: None,
            scope: self.now,
        });
    }

    /// Declares in the present scope: `let`, `const`, `class`, a parameter.
    pub fn declare(&mut self, name: &'t str) {
        self.declare_in(self.now, name);
    }

    /// Declares as `var` does, in the function around; `None` where the old rules for `catch` would apply.
    pub fn declare_var(&mut self, name: &'t str) -> Option<()> {
        let mut at = self.now;
        while !matches!(self.all[at].opened, Opened::File | Opened::Body) {
            if self.all[at].variables.contains_key(name) {
                return None;
            }
            at = self.all[at].outer?;
        }
        // A `var` of a parameter's name is that parameter.
        let head = self.all[at]
            .outer
            .filter(|_| self.all[at].opened == Opened::Body);
        if head.is_none_or(|head| !self.all[head].variables.contains_key(name)) {
            self.declare_in(at, name);
        }
        Some(())
    }

    fn declare_in(&mut self, scope: usize, name: &'t str) {
        let next = self.variables.len();
        if let Entry::Vacant(free) = self.all[scope].variables.entry(name) {
            free.insert(next);
            self.variables.push(Variable { name, scope });
        }
    }

    /// Finds the variable that each word means, once all are declared.
    pub fn settle(&mut self) {
        for used in &mut self.uses {
            let mut at = Some(used.scope);
            while let (Some(scope), None) = (at, used.variable) {
                used.variable = self.all[scope].variables.get(used.name).copied();
                at = self.all[scope].outer;
            }
        }
    }

    /// Whether other scripts of the page see a variable.
    pub fn seen_outside(&self, variable: usize) -> bool {
        self.variables[variable].scope == 0
    }
}
