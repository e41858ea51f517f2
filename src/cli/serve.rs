//! `casebook serve`: the site in a browser while it is being written.

use std::time::Instant;

use super::check::left_out;
use super::{Exit, count, is_site, report, result, say};
use crate::serve::{BindError, Server, Settings, Step};

/// Show the site in a browser, and every change as soon as it is saved
///
/// Makes the site in memory and serves it from there; the built site is not touched. A fault is shown over the last good page until it is mended. Prints the address. Ctrl-C ends it.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The site folder: the one with `book.toml`
    #[arg(default_value = ".")]
    dir: std::path::PathBuf,
    /// Take drafts in too
    #[arg(long)]
    drafts: bool,
    /// The port; 0 takes any that is free
    #[arg(short, long, default_value_t = 3000)]
    port: u16,
    /// The address to listen on; `0.0.0.0` lets everyone on your network read the site
    #[arg(short = 'n', long, value_name = "HOST", default_value = "127.0.0.1")]
    hostname: String,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
}

/// Said after faults that stop a change from being shown.
const BROWSER: &str = "the browser shows these faults, over the last good page where there is one";

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.dir) {
        return Exit::Tool;
    }
    let settings = Settings {
        root: arguments.dir.clone(),
        drafts: arguments.drafts,
        host: arguments.hostname.clone(),
        port: arguments.port,
        today: super::today(),
    };
    let server = match Server::bind(settings) {
        Ok(server) => server,
        Err(error) => {
            refused(arguments, &error);
            return Exit::Tool;
        }
    };
    let url = server.url();
    result(&url);
    if server.is_open_to_others() {
        say(
            "warning: everyone who can reach this computer can read the site, drafts too where they are shown",
        );
    }
    if arguments.open && open::that_detached(&url).is_err() {
        say("no browser could be opened here; open the address above");
    }
    let mut started = Instant::now();
    let mut is_first = true;
    server.run(|step| match step {
        Step::Noticed => started = Instant::now(),
        Step::Ready(opened, pages) => {
            let took = started.elapsed().as_millis();
            report::for_people(&opened.faults, &opened.sources);
            if let Some(pages) = pages.filter(|_| !quiet) {
                if is_first {
                    left_out(opened);
                    say("waiting for changes; Ctrl-C ends this");
                    is_first = false;
                }
                say(&format!("{} ready in {took} ms", count(pages, "page")));
            } else if pages.is_none() {
                say(BROWSER);
            }
        }
        Step::Failed(opened, faults) => {
            report::for_people(faults, &opened.sources);
            say(BROWSER);
        }
    });
    Exit::Done
}

/// Says why there can be no server, and what to type instead.
fn refused(arguments: &Arguments, error: &BindError) {
    let (port, host) = (arguments.port, report::printable(&arguments.hostname));
    let next = port.checked_add(1).unwrap_or(3000);
    let (message, help) = match error {
        BindError::InUse => (
            format!("port {port} is in use: another program, or another `casebook serve`, listens there"),
            format!("end that one, or take another port: `casebook serve -p {next}` (`-p 0` takes any that is free)"),
        ),
        BindError::Host => (
            format!("`{host}` is no address of this computer"),
            "leave `-n` out to show the site on this computer alone; `-n 0.0.0.0` shows it to your network".to_owned(),
        ),
        BindError::Other(error) => (
            format!("port {port} of `{host}` cannot be had: {error}"),
            "take a port above 1023: `casebook serve -p 3000`".to_owned(),
        ),
    };
    say(&format!("error: {message}"));
    say(&format!("  help: {help}"));
}
