using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Simulation.Fleets.Words;

/// <summary>Asks the program that runs just then; now and then the question itself gets lost.</summary>
internal sealed class SimulatedProber(Universe universe, Daemon daemon, Lives lives, Func<Life, bool> isWell) : IProber
{
    internal const string Unanswered = "a probe that was not answered";

    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(5);

    internal Func<double> Badness { get; init; } = static () => 0;

    public Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout)
    {
        var answer = new TaskCompletionSource<ProbeAnswer>();
        var badness = Badness();
        var isLost = badness > 0 && universe.Chance.Next() < badness;
        if (isLost)
        {
            universe.Rarities.Reached(Unanswered);
        }

        daemon.After(
            isLost ? timeout : Answer,
            () => answer.TrySetResult(isLost ? Lose(agent.Address) : Ask(agent.Address))
        );
        return answer.Task;
    }

    private ProbeAnswer Lose(AgentAddress agent)
    {
        Find(agent)?.OnProbeFailed(universe.Clock.Now);
        return ProbeAnswer.Failed("no answer in time");
    }

    private Life? Find(AgentAddress agent) => lives.Of(agent).LastOrDefault(static life => life.IsAlive);

    private ProbeAnswer Ask(AgentAddress agent)
    {
        if (Find(agent) is not { } life)
        {
            return ProbeAnswer.Failed(ProbeAnswer.Refused);
        }

        if (isWell(life))
        {
            life.OnProbePassed(universe.Clock.Now);
            return ProbeAnswer.Ok;
        }

        life.ProbeFails ??= universe.Clock.Now;
        life.OnProbeFailed(universe.Clock.Now);
        return ProbeAnswer.Failed("it does not feel well");
    }
}
