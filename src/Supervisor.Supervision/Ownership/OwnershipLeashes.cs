using Supervisor.Actors;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>
/// Moves the leashes of a group on with its right. What comes of that is not waited for: where a leash could not be moved its
/// earlier deadline holds, and the next renewal says a later one.
/// </summary>
internal sealed class OwnershipLeashes(Func<RuntimeKind, ILeashes> leashes, LeashedWork work)
{
    private readonly Dictionary<string, BootMoment> _deadlines = new(StringComparer.Ordinal);

    internal void MoveTo(
        IEnumerable<(string Group, BootMoment Deadline)> deadlines,
        IActorContext<OwnershipMessage> context
    )
    {
        foreach (var (group, deadline) in deadlines)
        {
            if (_deadlines.TryGetValue(group, out var last) && last.Until(deadline) <= TimeSpan.Zero)
            {
                continue;
            }

            _deadlines[group] = deadline;
            foreach (var (id, kind) in work.Of(group))
            {
                context.Continue(leashes(kind).HoldAsync(id, deadline), static ended => ended.GetAwaiter().GetResult());
            }
        }
    }
}
