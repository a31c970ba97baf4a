using System.Runtime.CompilerServices;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether the images are there that containers are made of.</summary>
internal sealed class ImageExamination : IExamination
{
    public string About => "image";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!patient.Engine.IsOk)
        {
            yield break;
        }

        var present = 0;
        foreach (var container in patient.Containers.DistinctBy(ContainerRequest.ImageOf, StringComparer.Ordinal))
        {
            var image = ContainerRequest.ImageOf(container);
            var found = await patient.Engine.Value.Client.Images.InspectAsync(image, stop);
            if (found.IsOk)
            {
                present++;
            }
            else if (found.Failure.IsAbsent)
            {
                yield return Missing(container, image);
            }
            else
            {
                yield return Finding.Warning(
                    About,
                    $"Whether {image} is there is not known: {found.Failure.Error.Why}"
                );
            }
        }

        if (present > 0)
        {
            yield return Finding.Good(About, $"{present} of the images that the fleet uses are there.");
        }
    }

    private Finding Missing(ContainerDefinition container, string image) =>
        BuildCommand.Of(container) is { } build
            ? Finding.Bad(About, $"{image}, which {container.Group} is made of, was not built here.", build)
        : container.Service.PullPolicy is "never"
            ? Finding.Bad(
                About,
                $"{image}, which {container.Group} is made of, is not there, and its pull_policy is 'never'.",
                $"docker pull {image}"
            )
        : Finding.Warning(
            About,
            $"{image}, which {container.Group} is made of, is not there, and is pulled when it is needed.",
            $"docker pull {image}"
        );
}
