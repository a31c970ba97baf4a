using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>Fleet files of agents that write down their births.</summary>
internal static class FleetText
{
    public const string Group = "work";

    /// <summary>For an agent: a word that holds as long as it lives.</summary>
    public const string SaysReadyByDescriptor = "echo ready >&3";

    /// <summary>For an agent: a word that holds for its time to live.</summary>
    public const string SaysReadyOverHttp =
        "curl -sS --fail --unix-socket $$SUPERVISOR_SOCKET -X POST http://local/v1/agents/$$SUPERVISOR_AGENT/ready";

    private const string IsBorn = "echo \"$$$$ $$SUPERVISOR_AGENT $$SUPERVISOR_INCARNATION\"";
    private const string RestartsAtOnce = "restart: { max: 10000, within: 10m, min: 1ms, cap: 1ms }";

    /// <param name="agents">Lines for agents.</param>
    public static string Of(params IEnumerable<string> agents) =>
        $"services:\n  {Group}:\n    x-supervisor:\n      agents:\n{string.Concat(agents)}";

    /// <summary>
    /// The line of an agent, which may fail as often as it likes. From its birth on it is one shell, that waits for a pipe
    /// into which nobody writes: a process that becomes another program has no environment for a moment, and would not be
    /// found by it.
    /// </summary>
    /// <param name="scratch">Where births are written down.</param>
    /// <param name="name">The agent's.</param>
    /// <param name="more">What it says once it is born, in a shell; <c>$</c> is doubled as in Compose.</param>
    /// <param name="options">Further keys, each with a comma in front.</param>
    public static string Agent(
        Scratch scratch,
        string name,
        string more = SaysReadyByDescriptor,
        string options = ""
    ) =>
        $"        {name}: {{ command: [sh, -c, '{IsBorn} >> {BirthsOf(scratch)}; {more}; read end < {PipeOf(scratch)}'], {RestartsAtOnce}{options} }}\n";

    public static string BirthsOf(Scratch scratch) => scratch.File("births");

    /// <summary>Has to be made before an agent starts.</summary>
    public static string PipeOf(Scratch scratch) => scratch.File("silence");
}
