using Supervisor.Contracts;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>That the image of a container is on the machine, as its <c>pull_policy</c> says.</summary>
internal sealed class ImagePreparation(EngineClient engine, ImagePulls pulls, TimeProvider time)
{
    /// <param name="tell">How far a pull has come.</param>
    /// <returns>The image as it is.</returns>
    public async Task<Outcome<ImageFacts>> EnsureAsync(
        ContainerDefinition definition,
        Action<string> tell,
        CancellationToken stop
    )
    {
        var name = ContainerRequest.ImageOf(definition);
        var found = await engine.Images.InspectAsync(name, stop);
        if (!found.IsOk && !found.Failure.IsAbsent)
        {
            return found.Failure.Error;
        }

        var image = found.Value is { } here && IsOfPlatform(here, definition.Service.Platform) ? here : null;
        var rule = PullRule.Of(definition.Service.PullPolicy);
        if (image is not null && !IsOld(image, name, rule))
        {
            return image;
        }

        return rule.IsPulled ? await PullAsync(definition, name, tell, stop) : MakingErrors.NoImage(definition);
    }

    private async Task<Outcome<ImageFacts>> PullAsync(
        ContainerDefinition definition,
        string name,
        Action<string> tell,
        CancellationToken stop
    )
    {
        // What the file builds and does not name is in no registry.
        if (definition.Service is { Image: null })
        {
            return MakingErrors.NoImage(definition);
        }

        if (await pulls.PullAsync(engine, definition, tell, stop) is { } error)
        {
            return error;
        }

        pulls.Note(name, time.GetUtcNow());
        var pulled = await engine.Images.InspectAsync(name, stop);
        return pulled.IsOk ? pulled.Value : pulled.Failure.Error;
    }

    /// <summary>Not every engine notes when an image was pulled; then it counts from what this process has pulled.</summary>
    private bool IsOld(ImageFacts image, string name, PullRule rule)
    {
        if (rule.After is not { } after)
        {
            return false;
        }

        var (noted, own) = (image.Metadata?.LastTagTime ?? DateTimeOffset.MinValue, pulls.LastOf(name));
        return time.GetUtcNow() - (noted > own ? noted : own) >= after;
    }

    /// <summary><c>OS[/ARCHITECTURE[/VARIANT]]</c>; a variant is left to the engine.</summary>
    private static bool IsOfPlatform(ImageFacts image, string? platform) =>
        platform?.Split('/') switch
        {
            null => true,
            [var os] => os == image.Os,
            [var os, var architecture, ..] => os == image.Os && architecture == image.Architecture,
            _ => true,
        };
}
