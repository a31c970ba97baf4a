using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Node.Clusters;

/// <summary>
/// By which place among the others something may be taken. One that is had anew may be in another store, so it counts only once the
/// store was looked at since, and found to be what it was.
/// </summary>
internal sealed class CountedPlace
{
    private readonly Lock _lock = new();
    private EntryCondition? _place;
    private long _looks;
    private long _looksBefore;

    /// <param name="knownLooks">How often the store was found to be what it was; null while it is not.</param>
    public EntryCondition? Of(EntryCondition? place, long? knownLooks)
    {
        lock (_lock)
        {
            if (_place != place)
            {
                (_place, _looksBefore) = (place, _looks);
            }

            _looks = knownLooks ?? _looks;
            return knownLooks > _looksBefore ? place : null;
        }
    }
}
