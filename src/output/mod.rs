//! Files become a site on disk: the only room that writes.
//! It never knows what a page means, and never touches a file that casebook did not make.
//!
//! How a publish goes:
//!
//! 1. [`Places`] says where every file of the new site will lie; an [`OutPath`] cannot leave the folder.
//! 2. [`Destination::check`] refuses a folder that may not be the output.
//! 3. [`Publishing::begin`] takes the lock, clears away what dead builds left, and looks at what is there.
//! 4. [`Publishing::put`] takes each file as soon as it is made, from any thread, compares it with the one that lies
//!    there, and writes it beside the old site when it differs. No file is kept in memory.
//! 5. [`Publishing::finish`] refuses when a file was changed by hand or is in the way. Else it gives the unchanged files a
//!    second name in the new site and exchanges the two sites in one call, so that a reader or a power cut meets the old
//!    site or the new one, never a mixture.
//! 6. Where that call is missing, what differs is kept in memory, and goes file by file, in an order that keeps every
//!    file whole and every link landing.
//! 7. [`Outcome`] counts what happened; its warnings name whatever could not be put right.
//!
//! [`publish`] does steps 3 to 7 with an [`OutputTree`], a site that is in memory.
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
pub use disk::{Disk, Holding, Kind, Lock, Meta, RealDisk};
pub use error::PublishError;
pub use place::Destination;
pub use publish::{Outcome, Publishing, publish};
pub use tree::{OutPath, OutputTree, PathError, Places};
