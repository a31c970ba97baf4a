namespace Supervisor.Benchmarks.Readiness;

/// <summary>What agents say, as the last part of the page's path.</summary>
internal static class AgentWords
{
    public const string Ready = "ready";
    public const string NotReady = "not-ready";

    public static string BodyOf(string word) =>
        word == NotReady
            ? """{"reason":"the model is loaded anew"}"""
            : """{"details":{"port":7200,"startup_time":1.5}}""";
}
