using Shouldly;
using Xunit;

namespace Supervisor.EndToEndTests.Pages;

public sealed class PageReaderTests
{
    private static readonly string[] Machines = ["mainpc", "pc2"];

    [Fact]
    public void Commands_AreWhatStandsBehindPrompts_WithWhatTheyPrint()
    {
        var commands = PageReader.Read(
            """
            Text, `code`, and

            ```console
            mainpc# pbm fleet up one.yaml \
                      two.yaml
            Revision 1 holds.
            ...
            pc2# ls
            ```

            ```mermaid
            flowchart LR
            ```
            """
        );

        commands.Select(command => $"{command}").ShouldBe(["mainpc# pbm fleet up one.yaml two.yaml", "pc2# ls"]);
        commands[0].Output.ShouldBe(["Revision 1 holds.", "..."]);
        commands.ShouldAllBe(command => !command.IsQuestion);
    }

    [Theory]
    [InlineData("```sh\nls\n```\n")]
    [InlineData("```\nls\n```\n")]
    [InlineData("```console\nls\nmainpc# ls\n```\n")]
    public void Block_InWhichACommandCouldBeMissed_IsRefused(string page) =>
        Should.Throw<FormatException>(() => PageReader.Read(page));

    [Theory]
    [InlineData("mainpc  up   2026-11-22  0.1.0 ...", "mainpc  up  2027-01-01  0.2.0  x64  2", true)]
    [InlineData("mainpc  up   ...", "mainpc  down  -", false)]
    [InlineData("08:50:43 Timekeeper on pc2, epoch 2", "09:00:00 Timekeeper on pc2, epoch 7", true)]
    [InlineData("08:50:43 Timekeeper on pc2, epoch 2", "09:00:00 Timekeeper on mainpc, epoch 7", false)]
    [InlineData("2 of 2 are ready.", "1 of 2 are not ready.", false)]
    [InlineData("...", "", true)]
    public void Output_HasToBeThePages_ButForItsNumbers(string line, string printed, bool isSo) =>
        (PageOutput.Missing(new PageCommand("pc2", "pbm", [line]), printed, Machines).Count == 0).ShouldBe(isSo);
}
