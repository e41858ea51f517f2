//! Watch, rebuild, reload: shows a site folder in a browser while it is being written.
//!
//! A change is read, joined and checked at once; a page is made when a browser asks for it, as a build makes
//! it, and the rest are made afterwards, one by one, only to find what is wrong with them. No request reaches
//! the disk, and the built site on the disk is not touched. What makes an open page load anew is added to
//! each page on its way out, so a built site cannot hold it. Nothing else needs this room.

mod board;
mod fault;
mod http;
mod preview;
mod reply;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs as _};
use std::path::PathBuf;
use std::sync::Arc;

use crate::Kept;
use crate::Opened;
use crate::diagnostic::Diagnostic;
use crate::hand::guarded;
use crate::model::Date;
use board::Board;
use fault::Faults;
use preview::Preview;
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
    /// The day by which a text is overdue for review.
    pub today: Date,
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
    /// A change has been noticed; or it is the start.
    Noticed,
    /// The folder has been read, and where there is no error so many pages can be asked for.
    Ready(&'a Opened, Option<usize>),
    /// Pages could not be made.
    Failed(&'a Opened, &'a [Diagnostic]),
}

/// A server that has its address, and does not yet work.
pub struct Server {
    root: PathBuf,
    drafts: bool,
    today: Date,
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
        let Settings { drafts, today, .. } = settings;
        Ok(Self {
            root,
            drafts,
            today,
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
        let mut kept = Kept::default();
        loop {
            tell(Step::Noticed);
            watch.settle();
            // Watched first and read afterwards: what changes between the two is told, and read again.
            let changed = watch.follow(&crate::folders(&self.root));
            let before = board.preview();
            let read = || {
                let opened = crate::open_again(
                    &self.root,
                    self.drafts,
                    &mut kept,
                    &changed,
                    &crate::Unwatched,
                );
                planned(opened, self.today, before.as_deref())
            };
            let (opened, preview) = guarded(read).unwrap_or_else(|fault| {
                kept = Kept::default();
                let mut opened = Opened::default();
                opened.faults.push(fault);
                (Arc::new(opened), None)
            });
            let pages = preview.as_ref().map(Preview::pages);
            board.put(preview, Faults::new(&opened.faults, &opened.sources));
            tell(Step::Ready(&opened, pages));
            if !watch.has_missed() {
                look_through(&board, &mut watch, &mut tell);
                watch.wait(&opened.sources);
            }
        }
    }
}

/// Plans the site of a folder, where it has no error.
fn planned(
    mut opened: Opened,
    today: Date,
    before: Option<&Preview>,
) -> (Arc<Opened>, Option<Preview>) {
    opened.warn_overdue(today);
    let has_errors = opened.has_errors();
    let mut opened = Arc::new(opened);
    if has_errors {
        return (opened, None);
    }
    match Preview::new(&opened, before) {
        Ok(preview) => (opened, preview),
        Err(faults) => {
            if let Some(opened) = Arc::get_mut(&mut opened) {
                opened.add(faults);
            }
            (opened, None)
        }
    }
}

/// Makes the pages that nobody has asked for, only to find what is wrong with them; ends when there is news.
fn look_through(board: &Board, watch: &mut Watch, tell: &mut impl FnMut(Step<'_>)) {
    let Some(preview) = board.in_doubt() else {
        return;
    };
    let found = guarded(|| preview.faults(|| !watch.is_told()));
    let mut faults = match found {
        Ok(None) => return,
        Ok(Some(faults)) => faults,
        Err(fault) => vec![fault],
    };
    if faults.is_empty() {
        return board.is_whole();
    }
    let opened = preview.opened();
    opened.sort_these(&mut faults);
    let all = faults.iter().chain(&opened.faults);
    board.take_back(Faults::new(all, &opened.sources));
    tell(Step::Failed(opened, &faults));
}
