using Shouldly;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Environment;

public sealed class ServiceEnvFileTests
{
    [Fact]
    public void Variable_UnsetInAFileOfTwoServices_IsWarnedAboutOnceAtItsPlace()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "services: {s: {image: 'a:1', env_file: x.env}, t: {image: 'b:1', env_file: [{path: x.env}]}}",
            ["x.env"] = "A=1\nB=$NONE$A\n",
        };

        var reading = FleetReader.Read(new FleetRequest([ProjectFiles.Of("a.yaml")], ValueMap<string>.Empty), files);

        var finding = reading.Findings.ShouldHaveSingleItem();
        finding.Kind.Code.ShouldBe("unset-variable");
        (finding.Place.Line, finding.Place.Column).ShouldBe((2, 3));
        reading.Model.Projects[0].Groups[0].Service!.Environment["B"].ShouldBe("1");
    }
}
