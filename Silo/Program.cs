using GridOrleans;

return await SiloCommand.Create().Parse(args).InvokeAsync();
