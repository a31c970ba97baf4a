namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Why an engine could not be asked, or did not do what it was asked. Codes are added, never renamed.</summary>
internal static class EngineErrorCodes
{
    public const string Absent = "engine.absent";
    public const string Stopped = "engine.stopped";
    public const string NotAllowed = "engine.not-allowed";
    public const string TooOld = "engine.too-old";
    public const string TooNew = "engine.too-new";
    public const string Unreachable = "engine.unreachable";
    public const string NoAnswer = "engine.no-answer";
    public const string BadAddress = "engine.bad-address";
    public const string BadConfig = "engine.bad-config";
    public const string BadTls = "engine.bad-tls";
    public const string NotAnEngine = "engine.not-an-engine";
    public const string BadCredentials = "engine.bad-credentials";

    public const string Refused = "engine.refused";
    public const string Unknown = "engine.unknown";
}
