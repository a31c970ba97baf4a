using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.People;

internal sealed class LogoutCommand(LoginStore store) : ILocalCommand
{
    public CommandDescription Description { get; } =
        new(
            "logout",
            "Forgets the login: certificate, key, and where the cluster is reached.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "The cluster goes on knowing the name until an admin removes it: 'pbm cluster remove-person NAME'."
        );

    public IEnumerable<Frame> Run(LocalCall call)
    {
        if (!store.IsThere)
        {
            return [new ErrorFrame(LoginErrors.NotLoggedIn)];
        }

        // Also one that cannot be read.
        var name = store.Read().Value is { } login ? $"{login.Name} in the cluster {login.ClusterName}" : "the login";
        return [call.DryRun ? new TextFrame($"Would forget {name}.") : Forget(name)];
    }

    private Frame Forget(string name)
    {
        try
        {
            store.Clear();
            return new TextFrame($"Forgot {name}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ErrorFrame(LoginErrors.NotKept(e.Message));
        }
    }
}
