using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Images.Credentials;

namespace Supervisor.Runtimes.Docker.Images;

/// <summary>What containers are made of.</summary>
internal sealed class ImageCalls(EngineTransport engine)
{
    public Task<EngineOutcome<ImageFacts>> InspectAsync(string image, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get($"inspect the image {image}", EnginePath.OfImage(image, "json")),
            EngineJson.Default.ImageFacts,
            cancellation
        );

    public Task<EngineOutcome<ImageRow[]>> ListAsync(EngineFilters filters, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("list its images", "/images/json") with
            {
                Query = new EngineQuery().With("filters", filters),
            },
            EngineJson.Default.ImageRowArray,
            cancellation
        );

    /// <summary>Brings an image from its registry, or finds that the newest is there.</summary>
    /// <param name="login">Null: as anybody.</param>
    /// <param name="tell">Is called as the engine speaks, and must only pass on.</param>
    /// <param name="platform">Of an image for several; null: the engine's own.</param>
    public Task<EngineOutcome<Change>> PullAsync(
        ImageReference image,
        RegistryLogin? login,
        Action<PullProgress> tell,
        CancellationToken cancellation,
        string? platform = null
    ) =>
        ProgressAsync(
            EngineRequest.Post($"pull {image}", "/images/create") with
            {
                Query = new EngineQuery()
                    .With("fromImage", image.Name)
                    .With("tag", image.Digest ?? image.Tag)
                    .With("platform", platform),
                Headers = login is null ? [] : [("X-Registry-Auth", login.Header)],
            },
            tell,
            cancellation
        );

    /// <summary>Takes in what <c>docker save</c> has written.</summary>
    /// <param name="tell">As with a pull.</param>
    public Task<EngineOutcome<Change>> LoadAsync(
        Stream archive,
        Action<PullProgress> tell,
        CancellationToken cancellation
    ) =>
        ProgressAsync(
            EngineRequest.Post("load an image", "/images/load") with
            {
                Content = EngineBody.Tar(archive),
                AsksBeforeBody = true,
                Limit = engine.Times.Transfer,
            },
            tell,
            cancellation
        );

    /// <summary>Gives an image another name, which is taken from the image that had it.</summary>
    public Task<EngineOutcome<Change>> TagAsync(
        string image,
        string repository,
        string tag,
        CancellationToken cancellation
    ) =>
        engine.ActAsync(
            EngineRequest.Post($"call {image} {repository}:{tag}", EnginePath.OfImage(image, "tag")) with
            {
                Query = new EngineQuery().With("repo", repository).With("tag", tag),
            },
            cancellation
        );

    /// <summary>Takes a name away, and the image with its last one. An image that a container has is a conflict, unless forced.</summary>
    public Task<EngineOutcome<RemovedImage[]>> RemoveAsync(string image, bool force, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Delete($"remove the image {image}", EnginePath.OfImage(image)) with
            {
                Query = new EngineQuery().With("force", force),
            },
            EngineJson.Default.RemovedImageArray,
            cancellation
        );

    /// <summary>The engine says 200 before it begins: whether it went well is in its last words.</summary>
    private async Task<EngineOutcome<Change>> ProgressAsync(
        EngineRequest request,
        Action<PullProgress> tell,
        CancellationToken cancellation
    )
    {
        var opened = await engine.FeedAsync(
            request,
            (stream, limit) => JsonItems.ReadAsync(stream, EngineJson.Default.PullProgress, limit),
            engine.Times.Silence,
            cancellation
        );
        if (!opened.IsOk)
        {
            return opened.Failure;
        }

        using var feed = opened.Value;
        string? error = null;
        await foreach (var progress in feed.ReadAllAsync(cancellation))
        {
            error ??= progress.Error;
            tell(progress);
        }

        return error is not null ? request.Refused(200, error)
            : feed.Fault is { } fault ? fault
            : Change.Made;
    }
}
