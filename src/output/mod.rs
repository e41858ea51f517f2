//! A tree in memory becomes a folder on disk: the only room that writes.
//! It never knows what a page means, and never touches a file that casebook did not make.
//!
//! How a publish goes:
//!
//! 1. [`OutputTree`] holds every file of the new site; an [`OutPath`] cannot leave the folder.
//! 2. [`Destination::check`] refuses a folder that may not be the output.
//! 3. [`publish`] takes the lock, clears away what dead builds left, and looks at what is there.
//! 4. It refuses, with nothing written, when a file was changed by hand or is in the way.
//! 5. It builds the whole new site beside the old one and exchanges the two in one call, so that
//!    a reader or a power cut meets the old site or the new one, never a mixture.
//! 6. Where that call is missing it goes file by file, in an order that keeps every file whole
//!    and every link landing.
//! 7. [`Outcome`] counts what happened; its warnings name whatever could not be put right.
//!
//! Everything that can fail goes through [`Disk`], so that tests can fail it, or end it, at each
//! single call. Where a system cannot lock a folder (Windows, some network shares), two builds at
//! once are not kept apart; each file is whole even then.

mod archive;
mod create;
mod disk;
mod error;
mod lock;
mod manifest;
mod place;
mod publish;
mod tree;

pub use archive::archive;
pub use create::{CreateError, create};
pub use disk::{Disk, Kind, Lock, Meta, RealDisk};
pub use error::PublishError;
pub use place::Destination;
pub use publish::{Outcome, Publishing, publish};
pub use tree::{OutPath, OutputTree, PathError, Places};
