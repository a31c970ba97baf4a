using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Doctor;
using Supervisor.Runtimes.Doctor.Examinations;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Runtimes.Doctor.Examinations;

/// <summary>What is found on a machine without an engine; with one, by the tests that have it.</summary>
public sealed class ExaminationTests : IDisposable
{
    private static readonly OperatorError NoEngine = new(
        "none",
        "There is no engine.",
        "Nothing listens.",
        "Start it."
    );

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("doctor-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Engine_ThatIsAwayAndNotNeeded_IsNoTrouble() =>
        (await LookAsync(new EngineExamination())).ShouldHaveSingleItem().State.ShouldBe(FindingState.Good);

    [Fact]
    public async Task Engine_ThatIsAwayAndNeeded_IsToldWithItsRemedy() =>
        (await LookAsync(new EngineExamination(), new ServiceModel()))
            .ShouldHaveSingleItem()
            .ShouldBe(Finding.Bad("engine", "There is no engine. Nothing listens.", "Start it."));

    [Fact]
    public async Task Mount_WhoseSourceIsMissing_IsToldByWhetherTheEngineMakesIt()
    {
        (await LookAsync(new MountExamination(), Mounting("/no/such", isMade: true)))
            .ShouldHaveSingleItem()
            .State.ShouldBe(FindingState.Warning);
        (await LookAsync(new MountExamination(), Mounting("/no/such", isMade: false)))
            .ShouldHaveSingleItem()
            .State.ShouldBe(FindingState.Bad);
    }

    [Fact]
    public async Task Mount_OfAnotherUsersDirectory_IsTold()
    {
        var finding = (
            await LookAsync(new MountExamination(), Mounting(_directory.FullName) with { User = "4242:4242" })
        ).ShouldHaveSingleItem();

        finding.State.ShouldBe(FindingState.Warning);
        finding.Remedy.ShouldBe($"chown -R 4242 {_directory.FullName}");
    }

    [Fact]
    public async Task Mount_ThatIsThereForItsUser_IsNoFinding() =>
        (await LookAsync(new MountExamination(), Mounting(_directory.FullName))).ShouldBeEmpty();

    [Fact]
    public async Task Port_ThatAnotherHas_IsToldWithWhoAndHowToFreeIt()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;

        var finding = (
            await LookAsync(new PortExamination(), new ServiceModel { Ports = [new PortModel(80, port)] })
        ).ShouldHaveSingleItem();

        finding.State.ShouldBe(FindingState.Bad);
        finding.Text.ShouldContain(
            string.Create(CultureInfo.InvariantCulture, $"port {port}/tcp, which process {Environment.ProcessId} (")
        );
    }

    [Fact]
    public async Task Disk_OfTheDataDirectory_IsLookedAt() =>
        (await LookAsync(new DiskExamination())).ShouldHaveSingleItem().Text.ShouldContain(_directory.FullName);

    [Fact]
    public async Task Clock_IsLookedAt() => (await LookAsync(new ClockExamination())).ShouldHaveSingleItem();

    private static ServiceModel Mounting(string source, bool isMade = true) =>
        new() { Mounts = [new MountModel(MountKind.Bind, source, "/data") { CreateHostPath = isMade }] };

    private async Task<IReadOnlyList<Finding>> LookAsync(IExamination examination, params ServiceModel[] services)
    {
        var agents = services.Select(service => new AgentDefinition
        {
            Address = new AgentAddress("web", "web"),
            Hash = "",
            Launch = new ContainerLaunch(
                new ContainerDefinition
                {
                    Group = "web",
                    Project = "shop",
                    Service = service,
                    Hash = "",
                }
            ),
        });
        var patient = new Patient(_directory.FullName, [.. agents], NoEngine);
        var findings = new List<Finding>();
        await foreach (var finding in examination.LookAsync(patient, CancellationToken.None))
        {
            findings.Add(finding);
        }

        return findings;
    }
}
