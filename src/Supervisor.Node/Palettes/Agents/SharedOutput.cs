using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>Whose logs are to be read where some of the agents have none of their own, and what is to be said of them first.</summary>
internal sealed record SharedOutput(IReadOnlyList<AgentAddress> Writers, IReadOnlyList<Frame> Said)
{
    /// <summary>Those of which nothing can be read, and that was said.</summary>
    public required IReadOnlySet<AgentAddress> Unreadable { get; init; }

    public static SharedOutput Of(IReadOnlyList<AgentAddress> agents, AgentOutputs? outputs)
    {
        if (outputs is null)
        {
            return new SharedOutput(agents, []) { Unreadable = new HashSet<AgentAddress>() };
        }

        var writers = agents.Select(outputs.WriterOf).Distinct().ToList();
        var troubles = writers
            .Select(writer => (Writer: writer, Error: outputs.TroubleOf(writer)))
            .Where(it => it.Error is not null)
            .ToList();
        return new SharedOutput(
            writers,
            [
                .. agents.Where(agent => outputs.WriterOf(agent) != agent).Select(agent => Shares(agent, outputs)),
                .. troubles.Select(it => new ErrorFrame(it.Error!)),
            ]
        )
        {
            Unreadable = troubles.Select(it => it.Writer).ToHashSet(),
        };
    }

    private static NoteFrame Shares(AgentAddress agent, AgentOutputs outputs) =>
        new(
            $"{agent} is started by the image of its container and shares that one's output: this is all that "
                + $"{outputs.WriterOf(agent)} writes."
        );
}
