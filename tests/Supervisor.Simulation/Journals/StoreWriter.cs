using Supervisor.Journal.Stores;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// The transactions of the simulated store: a write and a flush, each of which takes its time, and between which anything
/// may happen. Whether it may be made is checked in the moment of the write.
/// </summary>
internal class StoreWriter(Machine machine, Daemon daemon, SimulatedLog log)
{
    private static readonly TimeSpan WriteTime = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan FlushTime = TimeSpan.FromMilliseconds(2);

    private readonly StoreFaults _faults = new(machine);

    protected SimulatedLog Log => log;

    /// <param name="call">Which one, for its reply may get lost.</param>
    /// <param name="whyNot">Asked in the moment of the write, as everything else that may be in its way.</param>
    internal void Save(string call, Func<string?> whyNot, Action write, Action<SaveStatus, string> answer) =>
        machine.Disk.Request(
            WriteTime,
            () =>
            {
                if (!daemon.IsAlive)
                {
                    return;
                }

                if (!MayStillWrite())
                {
                    machine.Universe.Rarities.Reached(StoreFaults.WriteFenced);
                    answer(SaveStatus.Fenced, StoreRules.FencedReason);
                }
                else
                {
                    SaveNow(call, whyNot, write, answer);
                }
            }
        );

    /// <summary>For whoever knows in this moment that nobody else has written.</summary>
    internal void SaveNow(string call, Func<string?> whyNot, Action write, Action<SaveStatus, string> answer)
    {
        if ((whyNot() ?? _faults.WhyNoRoom()) is { } refusal)
        {
            answer(SaveStatus.Refused, refusal);
            return;
        }

        write();
        Flush(() =>
        {
            var lost = _faults.WhyNoReply(call);
            answer(lost is null ? SaveStatus.Saved : SaveStatus.ReplyLost, lost ?? "");
        });
    }

    /// <summary>What must happen between the bytes' being written and the answer.</summary>
    protected virtual void MakeDurable(Action onDurable) =>
        machine.Disk.Request(
            FlushTime,
            () =>
            {
                log.Settle();
                onDurable();
            }
        );

    /// <summary>Whether no other writer has claimed the journal since.</summary>
    protected virtual bool MayStillWrite() => log.IsStillOurs;

    // It is the process that asks for the flush: paused or dead, it leaves the bytes as they are.
    private void Flush(Action onDurable)
    {
        daemon.Traffic.IsBetweenWriteAndFlush = true;
        machine.OnWritten(daemon);
        daemon.Deliver(() =>
        {
            daemon.Traffic.IsBetweenWriteAndFlush = false;
            MakeDurable(onDurable);
        });
    }
}
