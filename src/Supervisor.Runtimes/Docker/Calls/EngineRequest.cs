namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>One call to the engine.</summary>
/// <param name="Purpose">What it is to do, as a verb with its object, for sentences: "start web".</param>
/// <param name="Path">Without the version in front.</param>
internal sealed record EngineRequest(string Purpose, HttpMethod Method, string Path)
{
    public EngineQuery Query { get; init; } = new();

    /// <summary>Null: the request has no body.</summary>
    public HttpContent? Content { get; init; }

    /// <summary>Headers of this call alone.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The connection is to become one of bytes in both directions.</summary>
    public bool Upgrades { get; init; }

    /// <summary>Wait with the body until the engine wants it: one that refuses by the name alone answers at once.</summary>
    public bool AsksBeforeBody { get; init; }

    /// <summary>Null: that of a question, or of an act, by the method.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>It changes nothing.</summary>
    public bool IsQuestion => Method == HttpMethod.Get || Method == HttpMethod.Head;

    public static EngineRequest Get(string purpose, string path) => new(purpose, HttpMethod.Get, path);

    public static EngineRequest Post(string purpose, string path) => new(purpose, HttpMethod.Post, path);

    public static EngineRequest Delete(string purpose, string path) => new(purpose, HttpMethod.Delete, path);

    public EngineFailure Refused(int status, string message) => new EngineFailure.Refused(Purpose, status, message);

    public EngineFailure Unknown(string why) => new EngineFailure.Unknown(Purpose, why);
}
