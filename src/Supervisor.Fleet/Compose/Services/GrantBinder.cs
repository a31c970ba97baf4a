using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

/// <summary>Secrets and configs of a service: where they appear is written out.</summary>
internal static class GrantBinder
{
    public static ValueList<FileGrant> BindSecrets(Cursor secrets) => Bind(secrets, "/run/secrets/");

    public static ValueList<FileGrant> BindConfigs(Cursor configs) => Bind(configs, "/");

    public static int? FileMode(Cursor mode) =>
        mode.Node is ScalarNode scalar
            ? FileModeText.Parse(scalar.Text, scalar is { IsPlain: true, IsInterpolated: false })
            : null;

    private static ValueList<FileGrant> Bind(Cursor grants, string directory) =>
        grants.Items.Select(grant => BindGrant(grant, directory)).OfType<FileGrant>().ToValueList();

    private static FileGrant? BindGrant(Cursor grant, string directory) =>
        (grant.Text ?? grant["source"].Setting) is { } source
            ? new FileGrant(source, Place(grant["target"].Setting ?? source, directory))
            {
                Uid = grant["uid"].Setting,
                Gid = grant["gid"].Setting,
                Mode = FileMode(grant["mode"]),
            }
            : null;

    private static string Place(string target, string directory) =>
        target.StartsWith('/') ? target : directory + target;
}
