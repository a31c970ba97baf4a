namespace Supervisor.Contracts.Readiness;

/// <summary>Where an agent sends its words: <c>POST /v1/agents/NAME/ready</c> and so on.</summary>
public static class ReadinessPages
{
    public const string Root = "/v1/agents/";

    public const string Ready = "ready";
    public const string NotReady = "not-ready";
    public const string Heartbeat = "heartbeat";
    public const string Progress = "progress";

    /// <summary>
    /// Optional: the value of <see cref="AgentVariables.Incarnation"/>. A program that outlived its incarnation is then told
    /// so, whatever file or path it still finds.
    /// </summary>
    public const string IncarnationHeader = "Supervisor-Incarnation";

    /// <param name="group">Null when the agent's name is enough.</param>
    public static string PathOf(string? group, string agent, string word) =>
        Root + Uri.EscapeDataString(group is null ? agent : $"{group}/{agent}") + "/" + word;
}
