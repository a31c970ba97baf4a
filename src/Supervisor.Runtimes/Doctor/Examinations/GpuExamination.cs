using System.Runtime.CompilerServices;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether containers that ask for a card can be given one.</summary>
internal sealed class GpuExamination : IExamination
{
    private const string Nvidia = "nvidia";

    private static readonly string[] Words = ["gpu", Nvidia];

    public string About => "gpu";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (patient.Containers.FirstOrDefault(AsksForCard) is not { } first)
        {
            yield break;
        }

        var cards = Directory.Exists("/dev") ? Directory.GetFiles("/dev", "nvidia?") : [];
        yield return cards.Length == 0
            ? Finding.Bad(
                About,
                $"{first.Group} asks for a GPU, and this machine shows none: there is no /dev/nvidia0.",
                "Install the card's driver, and see whether it answers: nvidia-smi"
            )
            : Finding.Good(About, $"This machine shows {cards.Length} of them.");
        if (patient.Engine is { IsOk: true, Value.Info: var info } && info.Runtimes?.ContainsKey(Nvidia) != true)
        {
            yield return Finding.Bad(
                About,
                $"{first.Group} asks for a GPU, and the engine has no runtime that gives them to containers.",
                "Install the NVIDIA container toolkit, then: nvidia-ctk runtime configure --runtime=docker && systemctl restart docker"
            );
        }
    }

    private static bool AsksForCard(ContainerDefinition container) =>
        container.Service.Runtime == Nvidia
        || container.Service.Resources.Devices.Any(device =>
            device.Driver == Nvidia || device.Capabilities.Any(Words.Contains)
        );
}
