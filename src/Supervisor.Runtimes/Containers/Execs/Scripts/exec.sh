# What is run within a container for the agents in it. Nothing is needed but a POSIX shell, and ln.
#
#   sh exec.sh run RECORD LOG [NAME...] -- PROGRAM [WORD...]
#
# Runs one incarnation of an agent. LOG is what the program writes to; each NAME is taken out of its environment; its
# descriptor 3 is RECORD.said, which is there for as long as the start is wanted. RECORD gets a line for each thing that becomes true, and only a line that is whole counts:
#
#   wrapper PID START SESSION   this shell; the first line, and there is never a second such shell for the same record
#   started PID START           the program, which takes the place of the shell that writes this
#   unstarted CODE              it could not be run
#   ended CODE                  it has ended, and so has what it left behind in its session
#
#   sh exec.sh signal NUMBER PID START SESSION SESSION-START
#
# Sends a signal to the process group of that process, which leads no session of its own. 9 is sent to all of the session
# instead, but for the shell that is to write down how it ends. Says "sent", or "gone" when there is nobody.
#
#   sh exec.sh look [PID...]
#
# Says PID and START of each of these that lives, and then "looked": without that, it has seen nothing.
#
# START is when a process was started, as the kernel counts: with it a number means one process for ever. Variables have long
# names, because one that the environment has too would be changed for the program.

set -f
supervisor_self= supervisor_home= supervisor_is_open=

# What is to be known of a process. Its name stands in brackets and may hold anything, brackets and lines too: what counts
# is behind the last bracket.
supervisor_look() {
    supervisor_fields=
    while read -r supervisor_line; do
        supervisor_fields="$supervisor_fields $supervisor_line"
    done <"/proc/$1/stat" || return
    set -- ${supervisor_fields%%(*} ${supervisor_fields##*)}
    [ "$#" -gt 20 ] || return
    supervisor_pid=$1 supervisor_state=$2 supervisor_session=$5
    shift 20
    supervisor_start=$1
}

# Whether the process of this number and start lives; one that is dead and not yet buried does not.
supervisor_lives() {
    supervisor_look "$1" 2>/dev/null || return
    case $supervisor_state in [ZX]) return 1 ;; esac
    [ "$supervisor_start" = "$2" ]
}

supervisor_groups() {
    supervisor_cgroup=
    while read -r supervisor_line; do
        supervisor_cgroup="$supervisor_cgroup $supervisor_line"
    done <"/proc/$1/cgroup" || return
}

# Whether a process is in this container. Programs write their own records, and one that has the machine's processes in sight could
# name any of them: then the first of all processes is in other cgroups than this shell.
supervisor_ours() {
    if [ -z "$supervisor_home" ]; then
        supervisor_groups self 2>/dev/null
        supervisor_home=$supervisor_cgroup.
        supervisor_groups 1 2>/dev/null && [ "$supervisor_cgroup." != "$supervisor_home" ] && supervisor_is_open=yes
    fi
    [ -z "$supervisor_is_open" ] || { supervisor_groups "$1" 2>/dev/null && [ "$supervisor_cgroup." = "$supervisor_home" ]; }
}

# All of a session but one process.
supervisor_find() {
    supervisor_found=
    set +f
    for supervisor_folder in /proc/[0-9]*; do
        supervisor_look "${supervisor_folder#/proc/}" 2>/dev/null || continue
        case $supervisor_session/$supervisor_state/$supervisor_pid in
            "$1"/[ZX]/* | "$1"/*/"$2") ;;
            "$1"/*)
                supervisor_kept=$supervisor_pid
                supervisor_ours "$supervisor_kept" && supervisor_found="$supervisor_found $supervisor_kept"
                ;;
        esac
    done
    set -f
}

# A program may leave some of its session, and the next incarnation must not meet them. Those that do not die, because they are
# another user's or wait for a disk, are left to the daemon.
supervisor_kill() {
    supervisor_round=0
    while [ "$supervisor_round" -lt 200 ]; do
        supervisor_find "$1" "$1"
        [ -n "$supervisor_found" ] || return 0
        kill -9 $supervisor_found 2>/dev/null
        supervisor_round=$((supervisor_round + 1))
    done
}

# A link is made with what the file holds, or not at all: whoever makes it is the one.
supervisor_claim() {
    supervisor_look self || exit
    supervisor_self=$supervisor_pid
    if [ "$supervisor_session" != "$supervisor_self" ]; then
        echo "the engine gave the command no session of its own" >&2
        exit 1
    fi
    supervisor_own=$1.$supervisor_self
    echo "wrapper $supervisor_self $supervisor_start $supervisor_session" >"$supervisor_own" || exit
    if ! supervisor_why=$(ln "$supervisor_own" "$1" 2>&1); then
        [ -e "$1" ] && exit 0
        echo "$supervisor_why" >&2
        exit 1
    fi
    # Looked at after the claim: whoever calls the start off takes this away first, and then looks for a claim.
    [ -e "$1.said" ] || exit 0
}

supervisor_run() {
    supervisor_record=$1 supervisor_log=$2 supervisor_unset= supervisor_umask=$(umask)
    shift 2
    while [ "$1" != -- ]; do
        supervisor_unset="$supervisor_unset $1"
        shift
    done
    shift
    umask 022
    supervisor_claim "$supervisor_record"
    # Signals to the whole session are for the program. Traps that do something do not pass on to it; and it runs in the
    # foreground, because a shell has what runs in the background ignore SIGINT.
    trap : 1 2 3 10 12 13 14 15 16 24 25 26 27 29 30 37
    (supervisor_become "$@") </dev/null 3>>"$supervisor_record.said" >>"$supervisor_log" 2>&1
    supervisor_code=$?
    supervisor_kill "$supervisor_self"
    echo "ended $supervisor_code" >>"$supervisor_record"
}

supervisor_become() {
    trap 'echo "unstarted $?" >>"$supervisor_record"' EXIT
    umask "$supervisor_umask"
    [ -z "$supervisor_unset" ] || unset $supervisor_unset
    case $1 in
        */*) [ -x "$1" ] && [ ! -d "$1" ] || exit 127 ;;
        *) command -v -- "$1" >/dev/null || exit 127 ;;
    esac
    supervisor_look self || exit
    echo "started $supervisor_pid $supervisor_start" >>"$supervisor_record" || exit
    exec "$@"
}

# Of whoever is in a session its process group is, too.
supervisor_group_is_ours() {
    supervisor_ours "$1" && return
    supervisor_look "$1" 2>/dev/null && return 1
    supervisor_find "$1" "$1"
    [ -n "$supervisor_found" ]
}

supervisor_signal() {
    if [ "$1" = 9 ]; then
        supervisor_lives "$2" "$3" && supervisor_ours "$2" && kill -9 "$2"
        # While somebody of a session lives, the kernel gives its number to nobody else; afterwards it may.
        supervisor_look "$4" 2>/dev/null && [ "$supervisor_start" != "$5" ] || supervisor_kill "$4"
        echo sent
    elif supervisor_lives "$2" "$3" && supervisor_ours "$2" && supervisor_group_is_ours "$4"; then
        kill "-$1" "-$4" && echo sent
    else
        echo gone
    fi
}

case $1 in
    run)
        shift
        supervisor_run "$@"
        ;;
    signal)
        shift
        supervisor_signal "$@"
        ;;
    look)
        shift
        for supervisor_asked in "$@"; do
            supervisor_look "$supervisor_asked" 2>/dev/null || continue
            case $supervisor_state in
                [ZX]) ;;
                *) echo "$supervisor_pid $supervisor_start" ;;
            esac
        done
        echo looked
        ;;
esac
