using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Supervision.Definitions;
using Supervisor.Tests.Runtimes.Containers.Requests;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class SecurityProfilesTests
{
    [Fact]
    public void Option_ThatNamesNoFile_StaysAsItIs()
    {
        var definition = With("no-new-privileges:true", "seccomp=unconfined", "label=disable");

        SecurityProfiles.Read(definition).Value.ShouldBe(definition);
    }

    [Fact]
    public void Profile_OfAFile_IsWhatStandsInIt()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{}");

            SecurityProfiles
                .Read(With($"seccomp:{path}"))
                .Value.ShouldNotBeNull()
                .Service.Security.SecurityOptions.ShouldBe(["seccomp={}"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Profile_ThatIsNotThere_IsNamed() =>
        SecurityProfiles
            .Read(With("seccomp=/no/such/profile"))
            .Error.ShouldNotBeNull()
            .Message.ShouldContain("'/no/such/profile' of 'web'");

    private static ContainerDefinition With(params string[] options) =>
        Requested.Definition(new ServiceModel { Security = new SecuritySettings { SecurityOptions = [.. options] } });
}
