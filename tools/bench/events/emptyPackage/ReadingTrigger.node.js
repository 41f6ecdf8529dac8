const { emptyTrigger } = require('./emptyTrigger.js');

exports.ReadingTrigger = class ReadingTrigger {
	description = emptyTrigger('readingTrigger', 'Empty Trigger That Reads a Credential', [
		{ name: 'httpHeaderAuth', required: true },
	]);

	/** @this {import('n8n-workflow').IWebhookFunctions} */
	async webhook() {
		await this.getCredentials('httpHeaderAuth');
		return { webhookResponse: {}, workflowData: [[{ json: this.getBodyData() }]] };
	}
};
