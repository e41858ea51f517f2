//! Watch, rebuild, reload: shows a site folder in a browser while it is being written.
//!
//! The site is made in memory, as a build makes it, and served from there: no request reaches the disk,
//! and the built site on the disk is not touched. What makes an open page load anew is added to each page
//! on its way out, so a built site cannot hold it. Nothing else needs this room.

mod board;
mod fault;
mod http;
mod reply;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Opened;
use crate::diagnostic::Diagnostic;
use crate::output::OutputTree;
use board::Board;
use reply::Gate;
use watch::Watch;

/// What to serve, and where.
pub struct Settings {
    /// The site folder.
    pub root: PathBuf,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The name or number of the address to listen on.
    pub host: String,
    /// The port; 0 takes any that is free.
    pub port: u16,
}

/// Why an address cannot be served on.
#[derive(Debug)]
pub enum BindError {
    /// Another program listens there.
    InUse,
    /// The host is no address of this computer.
    Host,
    /// The system does not allow it, or something else.
    Other(io::Error),
}

/// A step of the work, for whoever tells of it.
pub enum Step<'a> {
    /// The folder is about to be read.
    Reading,
    /// It has been read, and its site made where there is no error.
    Made(&'a Opened, Option<&'a OutputTree>),
}

/// A server that has its address, and does not yet work.
pub struct Server {
    root: PathBuf,
    drafts: bool,
    listener: TcpListener,
    address: SocketAddr,
    host: String,
}

impl Server {
    /// Takes the address.
    ///
    /// # Errors
    /// Says why the address cannot be had.
    pub fn bind(settings: Settings) -> Result<Self, BindError> {
        let host = settings.host.trim_matches(['[', ']']).to_owned();
        let addresses = (host.as_str(), settings.port).to_socket_addrs();
        let mut addresses: Vec<_> = addresses.map_err(|_| BindError::Host)?.collect();
        // A name may stand for both kinds of address; programs that know but one know this one.
        addresses.sort_by_key(|address| !address.is_ipv4());
        let first = *addresses.first().ok_or(BindError::Host)?;
        let listener = TcpListener::bind(first).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => BindError::InUse,
            io::ErrorKind::AddrNotAvailable => BindError::Host,
            _ => BindError::Other(error),
        })?;
        let address = listener.local_addr().map_err(BindError::Other)?;
        // The system tells of changes by the folder's full name.
        let root = settings.root.canonicalize().unwrap_or(settings.root);
        let drafts = settings.drafts;
        Ok(Self {
            root,
            drafts,
            listener,
            address,
            host,
        })
    }

    /// Returns the address of the front page.
    #[must_use]
    pub fn url(&self) -> String {
        let port = self.address.port();
        match self.host.parse::<IpAddr>() {
            Ok(IpAddr::V6(host)) => format!("http://[{host}]:{port}/"),
            _ => format!("http://{}:{port}/", self.host),
        }
    }

    /// Returns whether other computers can reach the address.
    #[must_use]
    pub fn is_open_to_others(&self) -> bool {
        !self.address.ip().is_loopback()
    }

    /// Serves until the program ends.
    pub fn run(self, mut tell: impl FnMut(Step<'_>)) {
        let board = Arc::new(Board::new());
        let gate = Gate::new(&self.host, !self.is_open_to_others());
        let (listener, shared) = (self.listener, Arc::clone(&board));
        std::thread::spawn(move || reply::listen(&listener, &shared, &gate));
        let mut watch = Watch::new(&self.root);
        loop {
            // Watched first and read afterwards: what changes between the two is told, and read again.
            watch.follow(&crate::folders(&self.root));
            tell(Step::Reading);
            let (opened, tree) = make(&self.root, self.drafts);
            tell(Step::Made(&opened, tree.as_ref()));
            board.put(tree, &opened);
            watch.wait();
        }
    }
}

/// Reads the folder and makes its site. A fault of casebook itself must not end an editor's afternoon.
fn make(root: &Path, drafts: bool) -> (Opened, Option<OutputTree>) {
    let work = || {
        let mut opened = crate::open(root, drafts);
        let tree = crate::build(&mut opened);
        (opened, tree)
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let message = "this is a fault in casebook itself, not in your files";
        let fault = Diagnostic::file_error("casebook", "book.toml", message);
        let help = "please report what `casebook serve` printed; undo your last change to go on";
        let mut opened = Opened::default();
        opened.faults.push(fault.help(help));
        (opened, None)
    })
}
