using System.Globalization;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes.Views;
using Supervisor.Runtimes.Logs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>From where on each agent's log is wanted.</summary>
internal sealed record AgentLogsQuery(SharedOutput Output, IReadOnlyList<(AgentAddress Agent, LogStart Start)> Logs)
{
    /// <summary>The command's name.</summary>
    public const string Command = "logs";

    public const string Tail = "tail";
    public const string Since = "since";
    public const string From = "from";

    /// <param name="output">Whose logs are asked for.</param>
    /// <param name="arguments">Of the command.</param>
    /// <param name="clock">For times that are relative to now.</param>
    public static Outcome<AgentLogsQuery> Read(SharedOutput output, CommandArguments arguments, TimeProvider clock)
    {
        var agents = output.Writers;
        var sinceText = arguments.Text(Since);
        var since = sinceText is null ? null : MomentText.Parse(sinceText, clock);
        if (sinceText is not null && since is null)
        {
            return Bad(Since, sinceText, MomentText.Forms);
        }

        var positions = new Dictionary<AgentAddress, long>();
        foreach (var given in arguments.All(From))
        {
            if (Place(given, agents) is not { } place)
            {
                return Bad(From, given, "It must be AGENT=POSITION, of an agent whose log is asked for.");
            }

            positions[place.Agent] = place.Position;
        }

        var usual = new LogStart(arguments.Number(Tail), since);
        return new AgentLogsQuery(output, [.. agents.Select(agent => (agent, StartOf(agent)))]);

        LogStart StartOf(AgentAddress agent) =>
            positions.TryGetValue(agent, out var position) ? new LogStart(Position: position) : usual;
    }

    /// <summary>How a place in an agent's log is written, for going on there.</summary>
    public static string PlaceText(AgentAddress agent, long position) => $"{agent}={position}";

    private static (AgentAddress Agent, long Position)? Place(string text, IReadOnlyList<AgentAddress> agents)
    {
        var equals = text.LastIndexOf('=');
        var digits = text.AsSpan(equals + 1);
        if (equals < 0 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return null;
        }

        var name = text[..equals];
        var whole = agents.Where(agent => agent.ToString() == name || agent.Path == name).ToList();
        var named = whole.Count > 0 ? whole : [.. agents.Where(agent => agent.Agent == name)];
        return named is [var found] ? (found, position) : null;
    }

    private static OperatorError Bad(string argument, string value, string why) =>
        new(
            ErrorCodes.BadValue,
            $"'{value}' is no value for --{argument} of 'agent logs'.",
            why,
            "'pbm help agent logs' shows its arguments."
        );
}
