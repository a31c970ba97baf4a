using Supervisor.Actors;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>
/// Moves the leashes of a group on with its right. Nobody waits for the answers: where a leash could not be moved its earlier
/// deadline holds, and it is tried again with the next renewal.
/// </summary>
internal sealed class OwnershipLeashes(Func<RuntimeKind, ILeashes> leashes, LeashedWork work)
{
    private readonly Dictionary<WorkloadId, BootMoment> _held = [];

    internal void MoveTo(
        IEnumerable<(string Group, BootMoment Deadline)> deadlines,
        IActorContext<OwnershipMessage> context
    )
    {
        foreach (var ended in _held.Keys.Where(id => !work.Has(id)).ToList())
        {
            _held.Remove(ended);
        }

        foreach (var (group, deadline) in deadlines)
        {
            foreach (var (id, kind) in work.Of(group))
            {
                if (!_held.TryGetValue(id, out var last) || last.Until(deadline) > TimeSpan.Zero)
                {
                    Hold(id, kind, deadline, context);
                }
            }
        }
    }

    private void Hold(WorkloadId id, RuntimeKind kind, BootMoment deadline, IActorContext<OwnershipMessage> context)
    {
        _held[id] = deadline;
        context.Continue(
            leashes(kind).HoldAsync(id, deadline),
            ended =>
            {
                if (ended.GetAwaiter().GetResult() is not LeashOutcome.Held && _held.GetValueOrDefault(id) == deadline)
                {
                    _held.Remove(id);
                }
            }
        );
    }
}
