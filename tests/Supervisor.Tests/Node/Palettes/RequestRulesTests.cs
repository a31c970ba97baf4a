using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class RequestRulesTests
{
    private static readonly RegisteredCommand Command = new(
        "thing break",
        new TestCommand((_, _) => AsyncEnumerable.Empty<Frame>())
    );

    private static readonly CommandRequest Request = new(
        "id-1",
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["what"] = ["glass"] }
    );

    [Fact]
    public void Request_ThatIsRight_BecomesACall()
    {
        var call = Check(Request with { DryRun = true }).Value!;

        call.Id!.Value.ShouldBe("id-1");
        call.DryRun.ShouldBeTrue();
        call.Arguments.Text("what").ShouldBe("glass");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    public void Change_WithoutAProperId_IsRefused(string? id) =>
        Check(Request with { Id = id }).Error!.Code.ShouldBe(ErrorCodes.MissingId);

    [Theory]
    [InlineData(Role.None, false)]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Operator, true)]
    [InlineData(Role.Admin, true)]
    public void Caller_NeedsTheRoleOfTheCommand(Role role, bool isAllowed)
    {
        var check = Check(Request, role);

        check.IsOk.ShouldBe(isAllowed);
        (check.Error?.Code ?? ErrorCodes.RoleTooLow).ShouldBe(ErrorCodes.RoleTooLow);
    }

    [Fact]
    public void Role_IsCheckedBeforeAnythingElse() =>
        Check(new CommandRequest(), Role.Viewer).Error!.Code.ShouldBe(ErrorCodes.RoleTooLow);

    [Fact]
    public void Arguments_AreCheckedBeforeTheCommandRuns() =>
        Check(Request with { Arguments = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) })
            .Error!.Code.ShouldBe(ErrorCodes.MissingArgument);

    private static Outcome<CommandCall> Check(CommandRequest request, Role role = Role.Admin) =>
        RequestRules.Check(Command, request, new Caller("ann", role));
}
