using Shouldly;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.TestKit.Coordination.Histories;

/// <summary>Makes calls for several clients at once and remembers them.</summary>
public sealed class History
{
    private readonly Lock _lock = new();
    private readonly List<Recorded> _calls = [];
    private long _time;

    public IReadOnlyList<Recorded> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public async Task<string> CallAsync(string client, ICoordination store, Operation operation)
    {
        var start = Interlocked.Increment(ref _time);
        var answer = await operation.CallAsync(store);
        var end = Interlocked.Increment(ref _time);
        lock (_lock)
        {
            _calls.Add(new Recorded(client, operation, start, end, answer));
        }

        return answer;
    }

    public void ShouldBeLinearizable(string when = "") =>
        Linearizability
            .IsGiven(Calls)
            .ShouldBeTrue(
                $"{when}: no order of these calls explains their answers:\n"
                    + string.Join('\n', Calls.OrderBy(static call => call.Start))
            );
}
