using System.Collections.Concurrent;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>Brings images from their registries with this user's credentials, a few at a time. It outlives connections to an engine.</summary>
internal sealed class ImagePulls(RegistryLogins logins, PullGate gate)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _pulled = new(StringComparer.Ordinal);

    /// <summary>When an image was last found to be the newest; long ago, if that was before this process.</summary>
    public DateTimeOffset LastOf(string image) => _pulled.GetValueOrDefault(image);

    public void Note(string image, DateTimeOffset moment) => _pulled[image] = moment;

    /// <param name="tell">How far it has come, a word whenever that is another.</param>
    /// <returns>Null: it is here.</returns>
    public async Task<OperatorError?> PullAsync(
        EngineClient engine,
        ContainerDefinition definition,
        Action<string> tell,
        CancellationToken stop
    )
    {
        if (ImageReference.Parse(ContainerRequest.ImageOf(definition)) is not { } image)
        {
            return MakingErrors.BadImage(definition);
        }

        var login = await logins.FindAsync(image, stop);
        if (!login.IsOk)
        {
            return login.Error;
        }

        var tale = new PullTale(image.ToString(), tell);
        var pulled = await gate.PassAsync(
            () =>
            {
                tale.Begin();
                return engine.Images.PullAsync(image, login.Value.Login, tale.Hear, stop, definition.Service.Platform);
            },
            stop
        );
        return pulled.IsOk ? null : MakingErrors.NotPulled(definition, pulled.Failure);
    }
}
