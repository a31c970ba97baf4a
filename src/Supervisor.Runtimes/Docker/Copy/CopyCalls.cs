using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Copy;

/// <summary>Files into containers and out of them, as tar archives; the container need not run.</summary>
internal sealed class CopyCalls(EngineTransport engine)
{
    private const string StatHeader = "X-Docker-Container-Path-Stat";

    /// <summary>What there is at a path.</summary>
    public Task<EngineOutcome<PathFacts>> LookAsync(string container, string path, CancellationToken cancellation) =>
        engine.AskAsync(
            Ask(HttpMethod.Head, $"look at {path} in {container}", container, path),
            (exchange, _) => Task.FromResult(FactsOf(exchange)),
            cancellation
        );

    /// <summary>An archive of what is at the path, under its last name.</summary>
    public Task<EngineOutcome<EngineFeed<ReadOnlyMemory<byte>>>> ReadAsync(
        string container,
        string path,
        CancellationToken cancellation
    ) =>
        engine.FeedAsync(
            Ask(HttpMethod.Get, $"copy {path} out of {container}", container, path),
            ByteChunks.ReadAsync,
            silence: engine.Times.Look,
            cancellation
        );

    /// <summary>Unpacks an archive. One that is cut short leaves behind what came before.</summary>
    /// <param name="directory">Which is there.</param>
    public Task<EngineOutcome<Change>> WriteAsync(
        string container,
        string directory,
        Stream archive,
        CancellationToken cancellation
    ) =>
        engine.ActAsync(
            Ask(HttpMethod.Put, $"copy into {directory} of {container}", container, directory) with
            {
                Content = EngineBody.Tar(archive),
                AsksBeforeBody = true,
                Limit = engine.Times.Transfer,
            },
            cancellation
        );

    private static EngineRequest Ask(HttpMethod method, string purpose, string container, string path) =>
        new(purpose, method, EnginePath.Of("containers", container, "archive"))
        {
            Query = new EngineQuery().With("path", path),
        };

    private static PathFacts FactsOf(EngineExchange exchange)
    {
        if (!exchange.Response.Headers.TryGetValues(StatHeader, out var values))
        {
            throw new InvalidDataException("it answered without saying what is there");
        }

        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(values.First()), EngineJson.Default.PathFacts)
                ?? throw new JsonException("nothing");
        }
        catch (FormatException cause)
        {
            throw new InvalidDataException("it said in no known form what is there", cause);
        }
    }
}
