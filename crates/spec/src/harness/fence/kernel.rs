//! The fence as a seccomp filter: these calls give "operation not permitted".

use rustix::process::{getpgid, getppid};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter,
};
use std::collections::BTreeMap;
use std::error::Error;

/// Calls that take a process out of its group.
const LEAVE: [i64; 2] = [libc::SYS_setsid, libc::SYS_setpgid];
/// Calls that send a signal to the process, or the thread, that their first argument names.
const SIGNAL: [i64; 6] = [
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_tgkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_open,
];
/// What `kill` takes for everybody whom the caller may signal.
const EVERYBODY: i32 = -1;

pub(super) fn put_up() -> Result<(), Box<dyn Error>> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = LEAVE.map(|call| (call, Vec::new())).into();
    let mut spared = vec![EVERYBODY];
    if let Some(guard) = getppid() {
        let group = getpgid(Some(guard))?;
        spared.extend([guard.as_raw_nonzero().get(), -group.as_raw_nonzero().get()]);
    }
    for call in SIGNAL {
        let rules_of_it: Result<_, _> = spared.iter().map(|id| first_argument_is(*id)).collect();
        rules.insert(call, rules_of_it?);
    }
    let refused = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    let here = TargetArch::try_from(std::env::consts::ARCH)?;
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, here)?;
    let program = BpfProgram::try_from(filter)?;
    apply_filter(&program)?;
    Ok(())
}

fn first_argument_is(id: i32) -> Result<SeccompRule, seccompiler::BackendError> {
    // A process's number has 32 bits; what stands above them is not looked at by the calls.
    let id = u64::from(id.cast_unsigned());
    let condition = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, id)?;
    SeccompRule::new(vec![condition])
}
