//! temporary
#![expect(clippy::print_stdout, reason = "a command line prints")]
fn main() {
    let mut library = synlig_workbench::library::Library::shipped();
    let mut args = std::env::args().skip(1);
    if let Some(folder) = args.next() {
        library.add_folder(std::path::Path::new(&folder)).ok();
    }
    let mut runner = synlig_workbench::scenario::Runner::new(library);
    let (mut pass, mut fail) = (0, 0);
    for file in args {
        let scenario = match synlig_workbench::scenario::Scenario::read(std::path::Path::new(&file)) {
            Ok(s) => s,
            Err(e) => { println!("{file}: {e}"); fail += 1; continue }
        };
        match runner.run(&scenario) {
            Err(e) => { println!("{file}: {e}"); fail += 1; }
            Ok(out) => for o in out {
                if o.differences.is_empty() { pass += 1 } else {
                    fail += 1;
                    println!("{file} [{}]", o.name);
                    for d in o.differences { println!("    {}: expected {} got {}", d.at, d.expected, d.got); }
                }
            }
        }
    }
    println!("{pass} passed, {fail} failed");
}
