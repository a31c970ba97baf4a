using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Xunit;

namespace Supervisor.Tests.Contracts.Guarding;

public sealed class WorkloadStartRulesTests
{
    private static readonly WorkloadStart Good = new(
        new WorkloadName("c", "n", "g", "a", "1"),
        ["sleep", "1"],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/bin" },
        "/",
        new WorkloadOutput("/log")
    );

    public static TheoryData<WorkloadStart, string> Bad =>
        new()
        {
            { Good with { Name = Good.Name with { Agent = "a/b" } }, "Its name" },
            { Good with { Name = null! }, "Its name" },
            { Good with { Command = [] }, "no command" },
            { Good with { Command = null! }, "no command" },
            { Good with { Command = ["a", "b\0c"] }, "zero byte" },
            { Good with { Environment = Variables("A=B", "x") }, "environment" },
            { Good with { Environment = Variables("", "x") }, "environment" },
            { Good with { Environment = null! }, "environment" },
            { Good with { Directory = "here" }, "working directory" },
            { Good with { Output = new WorkloadOutput("log") }, "absolute path" },
            { Good with { Output = new WorkloadOutput("/log", Segments: 1) }, "segments" },
            { Good with { Output = new WorkloadOutput("/log", SegmentBytes: 1000) }, "segments" },
            { Good with { Umask = 512 }, "umask" },
            { Good with { NotifyDescriptor = 2 }, "notification" },
            { Good with { Limits = new WorkloadLimits(Cpus: 0) }, "limit" },
            { Good with { ResourceLimits = [new ResourceLimit("files", 1, 1)] }, "'files'" },
            { Good with { User = new WorkloadUser(1, 1, null!) }, "groups" },
            { Good with { Leash = new BootTime(null!, 1) }, "leash" },
        };

    [Fact]
    public void Start_ThatMakesSense_IsNotRefused() => WorkloadStartRules.Check(Good).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Start_ThatMakesNone_IsRefusedWithItsReason(WorkloadStart start, string why) =>
        WorkloadStartRules.Check(start)!.Why.ShouldContain(why);

    [Theory]
    [InlineData("cpu", 0)]
    [InlineData("core", 4)]
    [InlineData("nofile", 7)]
    [InlineData("rttime", 15)]
    public void ResourceLimit_ByItsName_IsTheKernelsNumber(string name, int number) =>
        ResourceLimitNames.Number(name).ShouldBe(number);

    private static Dictionary<string, string> Variables(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };
}
