using Supervisor.Contracts.Palettes;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Views;

namespace Supervisor.Node.Palettes.Events;

/// <summary>
/// Which histories are asked for. Names are looked up among those that have one, so that also an agent that is in no
/// revision any more can be asked about.
/// </summary>
/// <param name="agents"><c>AGENT</c>, of whatever group, or <c>GROUP/AGENT</c>; none: all.</param>
internal sealed class StreamFilter(IReadOnlyList<string> agents, string? group)
{
    public bool Wants(StreamName stream) => stream.IsHistory && (IsAll || IsOfAgents(stream)) && IsOfGroup(stream);

    private bool IsAll => agents.Count == 0;

    public OperatorError? Fault(IReadOnlyList<StreamName> streams)
    {
        var known = streams.Select(stream => stream.Agent).OfType<Supervision.Definitions.AgentAddress>().ToList();
        var stranger = agents.FirstOrDefault(name => !streams.Any(stream => IsOf(stream, name)));
        if (stranger is not null)
        {
            return streams.Any(stream => stream.Group == stranger)
                ? IsGroup(stranger)
                : ViewErrors.Unknown("agent", stranger, [.. known.Select(agent => agent.ToString())]);
        }

        return group is null || streams.Any(IsOfGroup)
            ? null
            : ViewErrors.Unknown("group", group, [.. streams.Select(stream => stream.Group).OfType<string>()]);
    }

    private static OperatorError IsGroup(string name) =>
        new(
            ErrorCodes.NotFound,
            $"'{name}' is a group, not an agent.",
            "",
            $"For the group and its agents: 'pbm events --group {name}'."
        );

    private bool IsOfAgents(StreamName stream) => agents.Any(name => IsOf(stream, name));

    private bool IsOfGroup(StreamName stream) => group is null || stream.Group == group || stream.Agent?.Group == group;

    private static bool IsOf(StreamName stream, string name) =>
        stream.Agent is { } agent && (agent.Path == name || agent.Agent == name || agent.ToString() == name);
}
