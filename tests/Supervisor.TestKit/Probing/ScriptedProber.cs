using Supervisor.Contracts.Text;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.TestKit.Probing;

/// <summary>
/// A prober that asks nobody: each agent answers as the test, or a simulated world, says. It runs on whatever drives the
/// clock that it is given.
/// </summary>
public sealed class ScriptedProber(TimeProvider time) : IProber
{
    private readonly Dictionary<AgentAddress, ProbeScript> _scripts = [];
    private readonly List<(TimeSpan At, AgentAddress Agent)> _tries = [];
    private readonly long _start = time.GetTimestamp();

    /// <summary>Every question, and when it came.</summary>
    public IReadOnlyList<(TimeSpan At, AgentAddress Agent)> Tries => _tries;

    /// <summary>How many questions are open now.</summary>
    public int Open { get; private set; }

    /// <summary>For whom nothing else is said.</summary>
    public ProbeScript Otherwise { get; set; } = ProbeScript.Passes;

    /// <summary>From the next question on.</summary>
    public void Answer(AgentAddress agent, ProbeScript script) => _scripts[agent] = script;

    public Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout)
    {
        _tries.Add((time.GetElapsedTime(_start), agent.Address));
        var script = _scripts.GetValueOrDefault(agent.Address, Otherwise);
        return script.After < timeout
            ? LaterAsync(script.Answer, script.After)
            : LaterAsync(ProbeAnswer.Failed($"no answer within {DurationText.Format(timeout)}"), timeout);
    }

    private Task<ProbeAnswer> LaterAsync(ProbeAnswer answer, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            return Task.FromResult(answer);
        }

        Open++;
        var answered = new TaskCompletionSource<ProbeAnswer>();
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                timer!.Dispose();
                Open--;
                answered.SetResult(answer);
            },
            state: null,
            delay,
            Timeout.InfiniteTimeSpan
        );
        return answered.Task;
    }
}
