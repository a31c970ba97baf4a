using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Runtimes.Processes;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>A daemon in a container starts no guard, for that would be in its container too.</summary>
public sealed class GuardApartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("apart-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Guard_ThatIsApartAndAway_IsNotStarted()
    {
        var found = await new GuardClient(_directory, start: null).ConnectAsync(TestContext.Current.CancellationToken);

        found.Error!.Code.ShouldBe(GuardErrorCodes.Unreachable);
        found.Error.Remedy.ShouldContain("guard's container");
        Directory.EnumerateFileSystemEntries(_directory).ShouldBeEmpty();
    }
}
