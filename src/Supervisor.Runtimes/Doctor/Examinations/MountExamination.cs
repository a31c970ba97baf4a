using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Fleet.Model.Services;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether what containers see of the host is there, can be read, and can be written by whom it is given to.</summary>
internal sealed class MountExamination : IExamination
{
    public string About => "mount";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (var container in patient.Containers)
        {
            foreach (var mount in container.Service.Mounts.Where(mount => mount.Kind is MountKind.Bind))
            {
                if (Look(container, mount) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Look(ContainerDefinition container, MountModel mount)
    {
        var source = mount.Source ?? "";
        if (!Path.Exists(source))
        {
            return mount.CreateHostPath
                ? Finding.Warning(
                    About,
                    $"{source}, which {container.Group} has at {mount.Target}, is not there: the engine makes an empty directory of root's.",
                    $"mkdir -p {source}"
                )
                : Finding.Bad(
                    About,
                    $"{source}, which {container.Group} has at {mount.Target}, is not there.",
                    $"Make it, or correct the mount of {container.Group} in the fleet file."
                );
        }

        return mount.ReadOnly ? null : OwnedByAnother(container, mount, source);
    }

    /// <summary>Only of users by number: whom a name means, the image says.</summary>
    private Finding? OwnedByAnother(ContainerDefinition container, MountModel mount, string source)
    {
        var user = container.Service.User?.Split(':')[0];
        if (!int.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) || uid == 0)
        {
            return null;
        }

        var owner = FileOwner.Find(source);
        var isWritable = owner is null || owner.Uid == uid || owner.IsWritableByAll;
        return isWritable
            ? null
            : Finding.Warning(
                About,
                $"{container.Group} runs as user {uid} and may write {mount.Target}, but {source} belongs to user {owner!.Uid}.",
                $"chown -R {uid} {source}"
            );
    }
}
